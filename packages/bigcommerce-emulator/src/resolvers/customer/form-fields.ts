import type { StoredFormFieldValue } from "../../store/customer.js";
import { dateTimeExtended } from "../common/node.js";

const typeNames = {
  checkboxes: "CheckboxesFormFieldValue",
  date: "DateFormFieldValue",
  multipleChoice: "MultipleChoiceFormFieldValue",
  multilineText: "MultilineTextFormFieldValue",
  number: "NumberFormFieldValue",
  password: "PasswordFormFieldValue",
  text: "TextFormFieldValue",
} as const;

export function formFieldValues(stored: readonly StoredFormFieldValue[]) {
  return stored.map((value) => ({
    __typename: typeNames[value.kind],
    ...value,
    ...(value.kind === "date" ? { date: dateTimeExtended(value.date) } : {}),
  }));
}

interface FieldInput {
  readonly fieldEntityId: number;
}

/** Values of form fields, in the form of customer and address mutations. */
export interface FormFieldsInput {
  readonly checkboxes?: readonly (FieldInput & { fieldValueEntityIds: readonly number[] })[] | null;
  readonly multipleChoices?: readonly (FieldInput & { fieldValueEntityId: number })[] | null;
  readonly numbers?: readonly (FieldInput & { number: number })[] | null;
  readonly dates?: readonly (FieldInput & { date: string })[] | null;
  readonly texts?: readonly (FieldInput & { text: string })[] | null;
  readonly multilineTexts?: readonly (FieldInput & { multilineText: string })[] | null;
  readonly passwords?: readonly (FieldInput & { password: string })[] | null;
}

/** The stored values after an input. Values of the input replace those of the same field. */
export function mergedFormFields(
  stored: readonly StoredFormFieldValue[],
  input: FormFieldsInput | null | undefined,
): StoredFormFieldValue[] {
  const given = storedAnswers(input ?? {});
  const replaced = new Set(given.map(({ entityId }) => entityId));
  return [...stored.filter(({ entityId }) => !replaced.has(entityId)), ...given];
}

function storedAnswers(input: FormFieldsInput): StoredFormFieldValue[] {
  const of = ({ fieldEntityId }: FieldInput) => ({ entityId: fieldEntityId, name: `Field ${fieldEntityId}` });
  const valueName = (id: number) => `Value ${id}`;
  return [
    ...(input.checkboxes ?? []).map((field) => ({
      kind: "checkboxes" as const,
      ...of(field),
      valueEntityIds: [...field.fieldValueEntityIds],
      values: field.fieldValueEntityIds.map(valueName),
    })),
    ...(input.multipleChoices ?? []).map((field) => ({
      kind: "multipleChoice" as const,
      ...of(field),
      valueEntityId: field.fieldValueEntityId,
      value: valueName(field.fieldValueEntityId),
    })),
    ...(input.numbers ?? []).map((field) => ({
      kind: "number" as const,
      ...of(field),
      number: field.number,
    })),
    ...(input.dates ?? []).map((field) => ({ kind: "date" as const, ...of(field), date: field.date })),
    ...(input.texts ?? []).map((field) => ({ kind: "text" as const, ...of(field), text: field.text })),
    ...(input.multilineTexts ?? []).map((field) => ({
      kind: "multilineText" as const,
      ...of(field),
      multilineText: field.multilineText,
    })),
    ...(input.passwords ?? []).map((field) => ({
      kind: "password" as const,
      ...of(field),
      password: field.password,
    })),
  ];
}
