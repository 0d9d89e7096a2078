import { z } from "zod";
import type { StoredModifier } from "../../../store/catalog/product-modifier.js";
import { type ModifierType, modifierConfig } from "../catalog/modifier-json.js";
import { fields } from "../protocol/body.js";

export const mostValues = 250;

const modifierTypes = [
  "checkbox",
  "date",
  "dropdown",
  "file",
  "multi_line_text",
  "numbers_only_text",
  "product_list",
  "product_list_with_images",
  "radio_buttons",
  "rectangles",
  "swatch",
  "text",
] as const satisfies readonly ModifierType[];

const length = fields.integer.min(0, "error.min").nullish();
const flag = fields.flag.nullish();
const fileTypes = fields.list(fields.text.max(20, "error.maxLength")).max(100, "error.maxLength").nullish();

const configSchema = fields.object({
  default_value: z.union([z.string().max(65_535), z.number()], "error.expected.jsstring").nullish(),
  checked_by_default: flag,
  checkbox_label: fields.text.max(255, "error.maxLength").nullish(),
  date_limited: flag,
  date_limit_mode: fields.choice(["earliest", "range", "latest"]).nullish(),
  date_earliest_value: fields.time.nullish(),
  date_latest_value: fields.time.nullish(),
  file_types_mode: fields.choice(["specific", "all"]).nullish(),
  file_types_other: fileTypes,
  file_max_size: fields.integer.positive("error.min").nullish(),
  text_characters_limited: flag,
  text_min_length: length,
  text_max_length: length,
  text_lines_limited: flag,
  text_max_lines: length,
  number_limited: flag,
  number_limit_mode: fields.choice(["lowest", "highest", "range"]).nullish(),
  number_lowest_value: z.number("error.expected.jsnumber").nullish(),
  number_highest_value: z.number("error.expected.jsnumber").nullish(),
  number_integers_only: flag,
  product_list_adjusts_inventory: flag,
  // The price of a linked product would have to follow it.
  product_list_adjusts_pricing: z.literal(false, "error.expected.false").nullish(),
});

const adjusterSchema = fields.object({
  adjuster: fields.choice(["relative", "percentage"]).nullish(),
  adjuster_value: z.number("error.expected.jsnumber").nullish(),
});

export const valueChangesSchema = fields
  .object({
    label: fields.words.max(255, "error.maxLength"),
    sort_order: fields.integer,
    is_default: fields.flag,
    value_data: fields
      .object({
        colors: fields.list(fields.text.max(30, "error.maxLength")).max(3, "error.maxLength").nullish(),
        product_id: fields.id.nullish(),
      })
      .nullable(),
    adjusters: fields.object({ price: adjusterSchema.nullish() }),
  })
  .partial();

export const newValueSchema = valueChangesSchema.required({ label: true });

// BigCommerce has a list in the place of an empty config.
const config = z.union([configSchema, z.tuple([]).transform(() => ({}))]).optional();

export const modifierChangesSchema = fields
  .object({
    type: fields.choice(modifierTypes),
    required: fields.flag,
    display_name: fields.words.max(255, "error.maxLength"),
    sort_order: fields.integer,
    option_values: fields
      .list(newValueSchema.extend({ id: fields.id.optional() }))
      .max(mostValues, "error.maxLength"),
  })
  .partial()
  .extend({ config });

export const newModifierSchema = modifierChangesSchema.required({
  type: true,
  required: true,
  display_name: true,
});

export type ValueChanges = z.output<typeof valueChangesSchema>;
export type NewValue = z.output<typeof newValueSchema>;
type Config = z.output<typeof configSchema>;

interface Described {
  readonly entityId: number;
  readonly displayName: string;
  readonly isRequired: boolean;
}

const styles = {
  swatch: "Swatch",
  rectangles: "RectangleBoxes",
  dropdown: "DropdownList",
  radio_buttons: "RadioButtons",
  product_list: "ProductPickList",
  product_list_with_images: "ProductPickListWithImages",
} as const;

type ChoiceType = keyof typeof styles;

/** Whether shoppers choose among values. */
export const isChoice = (type: ModifierType): type is ChoiceType => Object.hasOwn(styles, type);

/** The config that a modifier has, with what is given in its place. */
export function mergedConfig(known: StoredModifier, given: Config | undefined): Config {
  return { ...configSchema.parse(modifierConfig(known) ?? {}), ...given };
}

/** A modifier of a type that has values. */
export function choiceModifier(
  type: ChoiceType,
  described: Described,
  values: Extract<StoredModifier, { kind: "multipleChoice" }>["values"],
  { product_list_adjusts_inventory: adjustsInventory }: Config,
): StoredModifier {
  const isPickList = type.startsWith("product_list");
  return {
    kind: "multipleChoice",
    ...described,
    displayStyle: styles[type],
    values: isPickList
      ? values.map((value) => ({ ...value, adjustsInventory: adjustsInventory ?? false }))
      : values,
  };
}

/** What a checkbox has besides its config. */
export type CheckboxValues = Pick<
  Extract<StoredModifier, { kind: "checkbox" }>,
  "checkedValueEntityId" | "uncheckedValueEntityId" | "priceAdjuster"
>;

/** A modifier of any other type. */
export function enteredModifier(
  type: Exclude<ModifierType, ChoiceType>,
  described: Described,
  config: Config,
  checkboxValues: () => CheckboxValues,
): StoredModifier {
  switch (type) {
    case "checkbox":
      return {
        kind: "checkbox",
        ...described,
        label: config.checkbox_label ?? "",
        checkedByDefault: config.checked_by_default ?? false,
        ...checkboxValues(),
      };
    case "date":
      return { kind: "date", ...described, ...dateFields(config) };
    case "file":
      return {
        kind: "file",
        ...described,
        maxFileSizeKilobytes: config.file_max_size ?? 512,
        fileTypes: config.file_types_mode === "specific" ? (config.file_types_other ?? []) : [],
      };
    case "numbers_only_text":
      return { kind: "number", ...described, ...numberFields(config) };
    case "text":
      return { kind: "text", ...described, ...textFields(config) };
    case "multi_line_text":
      return { kind: "multiLineText", ...described, ...textFields(config), ...lineFields(config) };
  }
}

function dateFields(config: Config) {
  const { date_limited, date_limit_mode: mode } = config;
  const earliest = mode === "latest" ? null : config.date_earliest_value;
  const latest = mode === "earliest" ? null : config.date_latest_value;
  const fallback = fields.time.safeParse(config.default_value);
  return {
    ...(fallback.success ? { defaultValue: fallback.data } : {}),
    ...(date_limited && earliest ? { earliest } : {}),
    ...(date_limited && latest ? { latest } : {}),
  };
}

function numberFields(config: Config) {
  const { default_value, number_limited, number_limit_mode: mode } = config;
  const lowest = mode === "highest" ? null : config.number_lowest_value;
  const highest = mode === "lowest" ? null : config.number_highest_value;
  const fallback = default_value === "" ? Number.NaN : Number(default_value ?? Number.NaN);
  return {
    isIntegerOnly: config.number_integers_only ?? false,
    ...(Number.isFinite(fallback) ? { defaultValue: fallback } : {}),
    ...(number_limited && typeof lowest === "number" ? { lowest } : {}),
    ...(number_limited && typeof highest === "number" ? { highest } : {}),
  };
}

function textFields({ default_value, text_characters_limited, text_min_length, text_max_length }: Config) {
  return {
    ...(default_value ? { defaultValue: String(default_value) } : {}),
    ...(text_characters_limited && text_min_length ? { minLength: text_min_length } : {}),
    ...(text_characters_limited && text_max_length ? { maxLength: text_max_length } : {}),
  };
}

function lineFields({ text_lines_limited, text_max_lines }: Config) {
  return text_lines_limited && text_max_lines ? { maxLines: text_max_lines } : {};
}
