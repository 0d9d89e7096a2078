import type { StoredFormFieldValue } from "../../../store/customer.js";
import { dateTimeExtended, type GraphNode } from "../../common/node.js";

const typeNames = {
  checkboxes: "CheckboxesFormFieldValue",
  date: "DateFormFieldValue",
  multipleChoice: "MultipleChoiceFormFieldValue",
  multilineText: "MultilineTextFormFieldValue",
  number: "NumberFormFieldValue",
  password: "PasswordFormFieldValue",
  text: "TextFormFieldValue",
} as const;

/** The `formFields` of a customer or an address: the values of the store's own fields. */
export function formFieldValues(stored: readonly StoredFormFieldValue[]): GraphNode[] {
  return stored.map((value) => ({
    __typename: typeNames[value.kind],
    ...value,
    ...(value.kind === "date" ? { date: dateTimeExtended(value.date) } : {}),
  }));
}
