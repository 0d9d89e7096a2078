import { z } from "zod";

const entityId = z.int().positive();
const timestamp = z.iso.datetime();

/** What a chosen value adds to the price, or takes off it if negative. */
const priceAdjusterSchema = z.strictObject({
  /** `relative` is an amount, `percentage` a share of the price of the variant. */
  adjuster: z.enum(["relative", "percentage"]),
  adjusterValue: z.number(),
});

const modifierValueSchema = z.strictObject({
  entityId,
  label: z.string().min(1),
  isDefault: z.boolean().optional(),
  priceAdjuster: priceAdjusterSchema.optional(),
  /** CSS colours of a swatch. */
  hexColors: z.array(z.string()).optional(),
  /** The product that a value of a pick list stands for. */
  productEntityId: entityId.optional(),
  /** Whether the linked product's stock limits the quantity. Default false. */
  adjustsInventory: z.boolean().optional(),
});

/** Of every kind of option. */
const described = {
  entityId,
  displayName: z.string().min(1),
  isRequired: z.boolean(),
};

const characterLimits = {
  defaultValue: z.string().optional(),
  minLength: z.int().nonnegative().optional(),
  maxLength: z.int().positive().optional(),
};

/** An option that makes no variants: what is chosen stands on the cart's line. BigCommerce calls it a modifier. */
export const storedModifierSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("multipleChoice"),
    ...described,
    displayStyle: z.enum([
      "Swatch",
      "RectangleBoxes",
      "DropdownList",
      "RadioButtons",
      "ProductPickList",
      "ProductPickListWithImages",
    ]),
    values: z.array(modifierValueSchema),
  }),
  z.strictObject({
    kind: z.literal("checkbox"),
    ...described,
    label: z.string(),
    checkedByDefault: z.boolean(),
    checkedValueEntityId: entityId,
    uncheckedValueEntityId: entityId,
    /** Of the checked box. */
    priceAdjuster: priceAdjusterSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal("date"),
    ...described,
    defaultValue: timestamp.optional(),
    earliest: timestamp.optional(),
    latest: timestamp.optional(),
  }),
  z.strictObject({
    kind: z.literal("file"),
    ...described,
    maxFileSizeKilobytes: z.int().positive(),
    /** Extensions without a dot. Empty: every file. */
    fileTypes: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal("multiLineText"),
    ...described,
    ...characterLimits,
    maxLines: z.int().positive().optional(),
  }),
  z.strictObject({
    kind: z.literal("number"),
    ...described,
    defaultValue: z.number().optional(),
    lowest: z.number().optional(),
    highest: z.number().optional(),
    isIntegerOnly: z.boolean(),
  }),
  z.strictObject({ kind: z.literal("text"), ...described, ...characterLimits }),
]);

const chosenValue = { optionEntityId: entityId, valueEntityId: entityId };

/** What a shopper has chosen of a modifier, or entered. */
export const storedSelectionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("multipleChoice"), ...chosenValue }),
  z.strictObject({ kind: z.literal("checkbox"), ...chosenValue }),
  z.strictObject({ kind: z.literal("date"), optionEntityId: entityId, date: timestamp }),
  z.strictObject({ kind: z.literal("file"), optionEntityId: entityId, fileName: z.string() }),
  z.strictObject({ kind: z.literal("multiLineText"), optionEntityId: entityId, text: z.string() }),
  z.strictObject({ kind: z.literal("number"), optionEntityId: entityId, number: z.number() }),
  z.strictObject({ kind: z.literal("text"), optionEntityId: entityId, text: z.string() }),
]);

export type PriceAdjuster = z.infer<typeof priceAdjusterSchema>;
export type StoredModifierValue = z.infer<typeof modifierValueSchema>;
export type StoredModifier = z.infer<typeof storedModifierSchema>;
export type StoredSelection = z.infer<typeof storedSelectionSchema>;
