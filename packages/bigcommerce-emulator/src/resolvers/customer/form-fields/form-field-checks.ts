import type { TextId } from "../../../behaviour/ledger.js";
import type { StoredFormFieldValue } from "../../../store/customer.js";
import type { StoredFormField } from "../../../store/form-field.js";
import { textLimits } from "../../../store/input/text-limits.js";

interface Given<List extends string> {
  /** The list of the input that it stands in. */
  readonly list: List;
  readonly fieldEntityId: number;
}

/** A value as a mutation gives it. */
export type GivenValue =
  | (Given<"checkboxes"> & { readonly valueEntityIds: readonly number[] })
  | (Given<"multipleChoices"> & { readonly valueEntityId: number })
  | (Given<"numbers"> & { readonly number: number })
  | (Given<"dates"> & { readonly date: string })
  | (Given<"texts" | "multilineTexts" | "passwords"> & { readonly text: string });

/** Why a value is refused: a text of the ledger, and its words. */
export interface FormFieldProblem {
  readonly problem: Extract<TextId, `form_field.${string}`>;
  readonly values: Readonly<Record<string, string | number>>;
}

type Reading = StoredFormFieldValue | FormFieldProblem;

/** The value to store, if the field is of its kind and within its limits. */
export function readValue(field: StoredFormField, given: GivenValue): Reading {
  switch (given.list) {
    case "checkboxes":
      return field.kind === "checkboxes" ? checkboxes(field, given.valueEntityIds) : wrongKind(field, given);
    case "multipleChoices":
      return field.kind === "picklist" || field.kind === "radioButtons"
        ? multipleChoice(field, given.valueEntityId)
        : wrongKind(field, given);
    case "numbers":
      return field.kind === "number" ? numberValue(field, given.number) : wrongKind(field, given);
    case "dates":
      return field.kind === "date" ? dateValue(field, given.date) : wrongKind(field, given);
    default:
      return textValue(field, given);
  }
}

type FieldOf<Kind extends StoredFormField["kind"]> = Extract<StoredFormField, { kind: Kind }>;

function checkboxes(field: FieldOf<"checkboxes">, valueEntityIds: readonly number[]): Reading {
  const chosen = [...new Set(valueEntityIds)];
  const unknown = chosen.find((id) => labelOf(field, id) === undefined);
  if (unknown !== undefined) return unknownOption(field, unknown);
  return {
    kind: "checkboxes",
    ...named(field),
    valueEntityIds: chosen,
    values: chosen.flatMap((id) => labelOf(field, id) ?? []),
  };
}

function multipleChoice(field: FieldOf<"picklist" | "radioButtons">, valueEntityId: number): Reading {
  const value = labelOf(field, valueEntityId);
  return value === undefined
    ? unknownOption(field, valueEntityId)
    : { kind: "multipleChoice", ...named(field), valueEntityId, value };
}

function numberValue(field: FieldOf<"number">, number: number): Reading {
  const { minNumber, maxNumber, maxLength } = field;
  if (minNumber !== null && number < minNumber) return outside(field, `at least ${minNumber}`);
  if (maxNumber !== null && number > maxNumber) return outside(field, `at most ${maxNumber}`);
  if (maxLength !== null && String(number).length > maxLength) return tooLong(field, maxLength);
  return { kind: "number", ...named(field), number };
}

function dateValue(field: FieldOf<"date">, date: string): Reading {
  const { minDate, maxDate } = field;
  const at = Date.parse(date);
  if (minDate !== null && at < Date.parse(minDate)) return outside(field, `${dayOf(minDate)} or later`);
  if (maxDate !== null && at > Date.parse(maxDate)) return outside(field, `${dayOf(maxDate)} or earlier`);
  return { kind: "date", ...named(field), date: inSeconds(date) };
}

function textValue(field: StoredFormField, given: Extract<GivenValue, { text: string }>): Reading {
  const { list, text } = given;
  const limits = textLimits.formField;
  if (list === "multilineTexts" && field.kind === "multilineText")
    return (
      exceeds(limits.multilineText, text) ?? { kind: "multilineText", ...named(field), multilineText: text }
    );
  if (list === "passwords" && field.kind === "password")
    return (
      exceeds(field.maxLength ?? limits.text, text) ?? { kind: "password", ...named(field), password: text }
    );
  if (list === "texts" && (field.kind === "text" || field.kind === "picklistOrText"))
    return exceeds(field.maxLength ?? limits.text, text) ?? { kind: "text", ...named(field), text };
  return wrongKind(field, given);

  function exceeds(maxLength: number, entered: string): FormFieldProblem | undefined {
    return entered.length > maxLength ? tooLong(field, maxLength) : undefined;
  }
}

function named({ entityId, label: name }: StoredFormField) {
  return { entityId, name };
}

function labelOf({ options }: FieldOf<"checkboxes" | "picklist" | "radioButtons">, entityId: number) {
  return options.find((option) => option.entityId === entityId)?.label;
}

function wrongKind({ entityId: id, label }: StoredFormField, { list }: GivenValue): FormFieldProblem {
  return { problem: "form_field.wrong_kind", values: { id, label, list } };
}

function unknownOption({ entityId: id, label }: StoredFormField, option: number): FormFieldProblem {
  return { problem: "form_field.unknown_option", values: { id, label, option } };
}

function outside({ entityId: id, label }: StoredFormField, limit: string): FormFieldProblem {
  return { problem: "form_field.limit", values: { id, label, limit } };
}

function tooLong(field: StoredFormField, maxLength: number): FormFieldProblem {
  return outside(field, `at most ${maxLength} characters long`);
}

const inSeconds = (date: string) => `${new Date(date).toISOString().slice(0, 19)}Z`;
const dayOf = (timestamp: string) => timestamp.slice(0, 10);
