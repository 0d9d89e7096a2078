import { behaviourText } from "../../../behaviour/ledger.js";
import type { StoredFormFieldValue } from "../../../store/customer.js";
import type { StoredFormField } from "../../../store/form-field.js";
import type { StorefrontContext } from "../../../store/request-context.js";
import { type FormName, fieldsOf } from "./built-in-fields.js";
import { type FormFieldProblem, type GivenValue, readValue } from "./form-field-checks.js";

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

/** The fields of an input that are in order, and what is refused. */
export interface FormFieldsReading {
  readonly values: StoredFormFieldValue[];
  /** What is refused, by its place in the mutation's input: `formFields.texts`. */
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

/** The values of an input, checked against the fields of the form. */
export function readFormFields(
  { data, inferred }: StorefrontContext,
  form: FormName,
  input: FormFieldsInput | null | undefined,
): FormFieldsReading {
  const fields = fieldsOf(data.settings, form).filter(isAnswerable);
  const answers = givenValues(input ?? {}).map((given) => ({ given, reading: readAnswer(fields, given) }));
  const values = answers.flatMap(({ reading }) => ("problem" in reading ? [] : reading));
  const owner = form === "customer" ? "account" : "address";
  const refused = answers.flatMap(({ given, reading }) =>
    "problem" in reading ? [{ field: `formFields.${given.list}`, ...reading }] : [],
  );
  return {
    values: mergedFormFields([], values),
    problems: [...refused, ...missing(fields, input ?? {}, form)].map(
      ({ field, problem, values: words }) => ({
        field,
        message: behaviourText(inferred, problem, { owner, ...words }),
      }),
    ),
  };
}

/** The other built-in fields have arguments of their own. */
function isAnswerable({ builtInFieldId }: StoredFormField): boolean {
  return builtInFieldId === null || builtInFieldId === "ReceiveMarketingEmails";
}

function readAnswer(
  fields: readonly StoredFormField[],
  given: GivenValue,
): StoredFormFieldValue | FormFieldProblem {
  const field = fields.find(({ entityId }) => entityId === given.fieldEntityId);
  return field === undefined
    ? { problem: "form_field.unknown", values: { id: given.fieldEntityId } }
    : readValue(field, given);
}

/** BigCommerce wants every required field in every call, also one that has a stored value. */
function missing(fields: readonly StoredFormField[], input: FormFieldsInput, form: FormName) {
  const answered = new Set(
    givenValues(input).flatMap((given) => (isBlank(given) ? [] : [given.fieldEntityId])),
  );
  return fields
    .filter(({ isRequired, entityId }) => isRequired && !answered.has(entityId))
    .map(({ entityId, label }) => ({
      field: "formFields",
      problem:
        form === "customer" ? ("form_field.missing" as const) : ("form_field.address_missing" as const),
      values: { id: entityId, label },
    }));
}

function isBlank(given: GivenValue): boolean {
  if ("text" in given) return given.text.trim() === "";
  return given.list === "checkboxes" && given.valueEntityIds.length === 0;
}

function givenValues(input: FormFieldsInput): GivenValue[] {
  const texts = <Field extends FieldInput>(
    list: "texts" | "multilineTexts" | "passwords",
    fields: readonly Field[] | null | undefined,
    textOf: (field: Field) => string,
  ) => (fields ?? []).map((field) => ({ list, fieldEntityId: field.fieldEntityId, text: textOf(field) }));
  return [
    ...(input.checkboxes ?? []).map(({ fieldEntityId, fieldValueEntityIds: valueEntityIds }) => ({
      list: "checkboxes" as const,
      fieldEntityId,
      valueEntityIds,
    })),
    ...(input.multipleChoices ?? []).map(({ fieldEntityId, fieldValueEntityId: valueEntityId }) => ({
      list: "multipleChoices" as const,
      fieldEntityId,
      valueEntityId,
    })),
    ...(input.numbers ?? []).map((field) => ({ list: "numbers" as const, ...field })),
    ...(input.dates ?? []).map((field) => ({ list: "dates" as const, ...field })),
    ...texts("texts", input.texts, ({ text }) => text),
    ...texts("multilineTexts", input.multilineTexts, ({ multilineText }) => multilineText),
    ...texts("passwords", input.passwords, ({ password }) => password),
  ];
}

/** The stored values after an input. The last value of the input for a field replaces the stored one. */
export function mergedFormFields(
  stored: readonly StoredFormFieldValue[],
  given: readonly StoredFormFieldValue[],
): StoredFormFieldValue[] {
  const replaced = new Map(given.map((value) => [value.entityId, value]));
  return [...stored.filter(({ entityId }) => !replaced.has(entityId)), ...replaced.values()];
}
