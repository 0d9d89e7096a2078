import { z } from "zod";
import { textLimits } from "./input/text-limits.js";

const builtInFieldIdSchema = z.enum([
  "AddressLine1",
  "AddressLine2",
  "City",
  "CompanyName",
  "ConfirmPassword",
  "Country",
  "CurrentPassword",
  "EmailAddress",
  "FirstName",
  "LastName",
  "Password",
  "Phone",
  "ReceiveMarketingEmails",
  "State",
  "Zip",
]);

/** Of every kind of field. */
const described = {
  entityId: z.int().positive(),
  label: z.string().min(1),
  sortOrder: z.int().default(0),
  isRequired: z.boolean().default(false),
  /** Null: a field of the store's own. */
  builtInFieldId: builtInFieldIdSchema.nullable().default(null),
};

const text = {
  defaultText: z.string().nullable().default(null),
  /** In characters. */
  maxLength: z.int().positive().max(textLimits.formField.multilineText).nullable().default(null),
};

const options = z.array(z.strictObject({ entityId: z.int().nonnegative(), label: z.string() }));

export const storedFormFieldSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("checkboxes"), ...described, options }),
  z.strictObject({
    kind: z.literal("date"),
    ...described,
    defaultDate: z.iso.datetime().nullable().default(null),
    minDate: z.iso.datetime().nullable().default(null),
    maxDate: z.iso.datetime().nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal("multilineText"),
    ...described,
    defaultText: text.defaultText,
    rows: z.int().positive().default(4),
  }),
  z.strictObject({
    kind: z.literal("number"),
    ...described,
    defaultNumber: z.number().nullable().default(null),
    maxLength: text.maxLength,
    minNumber: z.int().nullable().default(null),
    maxNumber: z.int().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal("password"), ...described, ...text }),
  z.strictObject({
    kind: z.literal("picklist"),
    ...described,
    /** Shown until something is chosen. */
    choosePrefix: z.string().default(""),
    options,
  }),
  z.strictObject({
    kind: z.literal("picklistOrText"),
    ...described,
    maxLength: text.maxLength,
    picklistPrefix: z.string().default(""),
  }),
  z.strictObject({ kind: z.literal("radioButtons"), ...described, options }),
  z.strictObject({ kind: z.literal("text"), ...described, ...text }),
]);

const fields = z.array(storedFormFieldSchema).default([]);

/** The fields of the store's forms, beside the built-in ones. One with the id of a built-in field takes its place. */
export const storedFormFieldsSchema = z.strictObject({
  customer: fields,
  shippingAddress: fields,
  billingAddress: fields,
});

export type StoredFormField = z.infer<typeof storedFormFieldSchema>;
export type StoredFormFields = z.infer<typeof storedFormFieldsSchema>;
