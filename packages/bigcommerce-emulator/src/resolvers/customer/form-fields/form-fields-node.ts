import type { StoredFormField } from "../../../store/form-field.js";
import type { StorefrontContext } from "../../../store/request-context.js";
import type { GraphNode } from "../../common/node.js";
import { type FormName, fieldsOf } from "./built-in-fields.js";

interface FormFieldArguments {
  readonly filters?: {
    readonly entityIds?: readonly number[] | null;
    readonly isRequired?: boolean | null;
    readonly isBuiltIn?: boolean | null;
  } | null;
  readonly sortBy?: "FIELD_ID" | "SORT_ORDER" | null;
}

interface Choice {
  readonly entityId: number;
  readonly label: string;
}

/** `settings.formFields`. The options of the built-in field for the country are `countries`. */
export function formFieldsNode({ data }: StorefrontContext, countries: readonly Choice[]): GraphNode {
  const list = (form: FormName) => (args: FormFieldArguments) =>
    sorted(fieldsOf(data.settings, form).filter(matching(args.filters)), args.sortBy).map((field) =>
      fieldNode(field, countries),
    );
  return {
    customer: list("customer"),
    shippingAddress: list("shippingAddress"),
    billingAddress: list("billingAddress"),
  };
}

function matching(filters: FormFieldArguments["filters"]) {
  const { entityIds, isRequired, isBuiltIn } = filters ?? {};
  return (field: StoredFormField) =>
    (!entityIds || entityIds.includes(field.entityId)) &&
    (typeof isRequired !== "boolean" || field.isRequired === isRequired) &&
    (typeof isBuiltIn !== "boolean" || (field.builtInFieldId !== null) === isBuiltIn);
}

function sorted(fields: StoredFormField[], sortBy: FormFieldArguments["sortBy"]): StoredFormField[] {
  return fields.toSorted(
    (a, b) => (sortBy === "SORT_ORDER" ? a.sortOrder - b.sortOrder : 0) || a.entityId - b.entityId,
  );
}

const typeNames = {
  checkboxes: "CheckboxesFormField",
  date: "DateFormField",
  multilineText: "MultilineTextFormField",
  number: "NumberFormField",
  password: "PasswordFormField",
  picklist: "PicklistFormField",
  picklistOrText: "PicklistOrTextFormField",
  radioButtons: "RadioButtonsFormField",
  text: "TextFormField",
} as const satisfies Readonly<Record<StoredFormField["kind"], string>>;

function fieldNode(field: StoredFormField, countries: readonly Choice[]): GraphNode {
  return {
    __typename: typeNames[field.kind],
    ...field,
    isBuiltIn: field.builtInFieldId !== null,
    ...(field.builtInFieldId === "Country" ? { options: countries } : {}),
  };
}
