import { z } from "zod";
import type { SelectedOptionsInput } from "../../../resolvers/cart/selected-options-input.js";
import type { StoredProduct } from "../../../store/catalog/catalog.js";
import type { StoredModifier } from "../../../store/catalog/product-modifier.js";
import { fields, isTime } from "../protocol/body.js";
import { refusals } from "../protocol/refusal.js";

const part = z.union([z.string(), z.number()]).transform(Number);
const daySchema = z.object({ day: part, month: part, year: part });

/** The options of a line: the id of a value, what is entered, or a date in seconds or in parts. */
export const optionSelectionsSchema = fields.list(
  fields.object({
    option_id: fields.id,
    option_value: z.union([z.string().max(65_535), z.number(), daySchema], "error.expected.jsstring"),
  }),
);

type Selection = z.output<typeof optionSelectionsSchema>[number];

type Lists = { readonly [List in keyof SelectedOptionsInput]-?: NonNullable<SelectedOptionsInput[List]> };

/**
 * The same as GraphQL's `selectedOptions`: which list a value belongs to follows from the product's option.
 *
 * @throws ManagementRefusal 422 for a value that is no text, number or date, as its option needs it.
 */
export function selectedOptions(
  product: StoredProduct | undefined,
  selections: readonly Selection[],
): SelectedOptionsInput {
  const modifierOf = ({ option_id }: Selection) =>
    product?.modifiers?.find(({ entityId }) => entityId === option_id);
  const read = selections.map((selection) => ofList(modifierOf(selection), selection));
  return {
    checkboxes: read.flatMap(({ checkboxes = [] }) => checkboxes),
    dateFields: read.flatMap(({ dateFields = [] }) => dateFields),
    multiLineTextFields: read.flatMap(({ multiLineTextFields = [] }) => multiLineTextFields),
    multipleChoices: read.flatMap(({ multipleChoices = [] }) => multipleChoices),
    numberFields: read.flatMap(({ numberFields = [] }) => numberFields),
    textFields: read.flatMap(({ textFields = [] }) => textFields),
  };
}

function ofList(
  modifier: StoredModifier | undefined,
  { option_id: optionEntityId, option_value: value }: Selection,
): Partial<Lists> {
  switch (modifier?.kind) {
    case "checkbox":
      return { checkboxes: [{ optionEntityId, optionValueEntityId: checkedValue(modifier, value) }] };
    case "date":
      return { dateFields: [{ optionEntityId, date: dateOf(value) }] };
    case "number":
      return { numberFields: [{ optionEntityId, number: numberOf(value) }] };
    case "text":
      return { textFields: [{ optionEntityId, text: textOf(value) }] };
    case "multiLineText":
      return { multiLineTextFields: [{ optionEntityId, text: textOf(value) }] };
    default:
      // The options that make variants, and what the product does not have or GraphQL cannot fill in: refused there.
      return { multipleChoices: [{ optionEntityId, optionValueEntityId: Number(value) }] };
  }
}

/** The value's id, or in a word whether the box is checked. */
function checkedValue(modifier: Extract<StoredModifier, { kind: "checkbox" }>, value: Value): number {
  if (typeof value === "string" && /^(yes|true)$/i.test(value)) return modifier.checkedValueEntityId;
  if (typeof value === "string" && /^(no|false)$/i.test(value)) return modifier.uncheckedValueEntityId;
  return Number(value);
}

type Value = Selection["option_value"];

const invalid = (expected: string) => refusals.v3.invalid({ option_value: `error.expected.${expected}` });

function textOf(value: Value): string {
  if (typeof value === "object") throw invalid("jsstring");
  return String(value);
}

function numberOf(value: Value): number {
  const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw invalid("jsnumber");
  return number;
}

function dateOf(value: Value): string {
  const ms = msOf(value);
  if (!isTime(ms)) throw invalid("date");
  return new Date(ms).toISOString();
}

function msOf(value: Value): number {
  if (typeof value === "object") return Date.UTC(value.year, value.month - 1, value.day);
  return /^\d+$/.test(String(value)) ? Number(value) * 1000 : Date.parse(String(value));
}
