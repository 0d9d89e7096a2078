import { z } from "zod";
import type { StoredFormFieldValue } from "../../../store/customer.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { nextEntityId } from "../../../store/store-data.js";
import { fields } from "../protocol/body.js";
import { refusals } from "../protocol/refusal.js";

const limits = textLimits.formField;
const text = z.string().max(limits.multilineText, "error.maxLength");

export const formFieldSchema = fields.object({
  name: fields.words.max(limits.name, "error.maxLength"),
  value: z.union([text, z.number(), z.array(text)], "error.expected.jsstring"),
});

export const formFieldsSchema = fields.list(formFieldSchema);

const mostFields = 250;

type FormFieldsInput = z.output<typeof formFieldsSchema>;

/**
 * The stored values after an input. A value replaces that of the field with the same name.
 *
 * @throws ManagementRefusal 422 for more values than a form has fields.
 */
export function withFormFields(
  stored: readonly StoredFormFieldValue[],
  input: FormFieldsInput | undefined,
): StoredFormFieldValue[] {
  const values = [...stored];
  for (const { name, value } of input ?? []) {
    const index = values.findIndex((field) => field.name === name);
    const entityId = values[index]?.entityId ?? nextEntityId(values.map((field) => field.entityId));
    const field = formField(values[index], entityId, name, value);
    values.splice(index < 0 ? values.length : index, 1, field);
  }
  if (values.length > mostFields) throw refusals.v3.invalid({ form_fields: "error.maxLength" });
  return values;
}

/** The kind is that of the stored value, if the field has one that fits, or follows from the value itself. */
function formField(
  stored: StoredFormFieldValue | undefined,
  entityId: number,
  name: string,
  value: string | number | string[],
): StoredFormFieldValue {
  if (typeof value === "number") return { kind: "number", entityId, name, number: value };
  if (typeof value !== "string") {
    const valueEntityIds = value.map((_value, index) => index + 1);
    return { kind: "checkboxes", entityId, name, valueEntityIds, values: value };
  }
  if (stored?.kind === "multilineText") return { ...stored, multilineText: value };
  if (stored?.kind === "multipleChoice") return { ...stored, value };
  if (stored?.kind === "password") return { ...stored, password: value };
  if (stored?.kind === "date" && !Number.isNaN(Date.parse(value)))
    return { ...stored, date: new Date(value).toISOString() };
  return { kind: "text", entityId, name, text: value };
}
