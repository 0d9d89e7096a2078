import type { GraphQLError } from "graphql";
import type { StoredProduct } from "../../store/catalog/catalog.js";
import type { StoredModifier, StoredSelection } from "../../store/catalog/product-modifier.js";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { refusal } from "../common/refusal.js";

interface Given<List extends string> {
  /** The list of the input that it stands in. */
  readonly list: List;
  readonly optionEntityId: number;
}

/** What a line gives for one option. */
export type GivenOption =
  | (Given<"checkboxes" | "multipleChoices"> & { readonly valueEntityId: number })
  | (Given<"dateFields"> & { readonly date: string })
  | (Given<"numberFields"> & { readonly number: number })
  | (Given<"textFields" | "multiLineTextFields"> & { readonly text: string });

type ModifierOf<Kind extends StoredModifier["kind"]> = Extract<StoredModifier, { kind: Kind }>;

/** @throws GraphQLError if the modifier is of another kind, lacks the value, or limits what is entered. */
export function readSelection(
  context: StorefrontContext,
  product: StoredProduct,
  modifier: StoredModifier,
  given: GivenOption,
): StoredSelection {
  const { kind, entityId: optionEntityId } = modifier;
  const limits = { context, name: modifier.displayName };
  if (given.list === "multipleChoices" && kind === "multipleChoice") {
    if (modifier.values.some(({ entityId }) => entityId === given.valueEntityId))
      return { kind, optionEntityId, valueEntityId: given.valueEntityId };
    throw unknownValue(context, product, given);
  }
  if (given.list === "checkboxes" && kind === "checkbox") {
    if ([modifier.checkedValueEntityId, modifier.uncheckedValueEntityId].includes(given.valueEntityId))
      return { kind, optionEntityId, valueEntityId: given.valueEntityId };
    throw unknownValue(context, product, given);
  }
  if (given.list === "dateFields" && kind === "date")
    return { kind, optionEntityId, date: dateWithin(limits, modifier, given.date) };
  if (given.list === "numberFields" && kind === "number")
    return { kind, optionEntityId, number: numberWithin(limits, modifier, given.number) };
  if (given.list === "textFields" && kind === "text")
    return { kind, optionEntityId, text: textWithin(limits, modifier, given.text) };
  if (given.list === "multiLineTextFields" && kind === "multiLineText")
    return { kind, optionEntityId, text: linesWithin(limits, modifier, given.text) };
  throw refusal(context, "cart.option_kind", { name: modifier.displayName, list: given.list });
}

function unknownValue(
  context: StorefrontContext,
  { entityId: productEntityId }: StoredProduct,
  { optionEntityId, valueEntityId }: Extract<GivenOption, { valueEntityId: number }>,
): GraphQLError {
  return refusal(context, "cart.unknown_option_value", { productEntityId, optionEntityId, valueEntityId });
}

interface Limits {
  readonly context: StorefrontContext;
  readonly name: string;
}

function outside({ context, name }: Limits, limit: string): GraphQLError {
  return refusal(context, "cart.option_limit", { name, limit });
}

function dateWithin(limits: Limits, { earliest, latest }: ModifierOf<"date">, date: string): string {
  const at = Date.parse(date);
  if (earliest !== undefined && at < Date.parse(earliest))
    throw outside(limits, `${earliest.slice(0, 10)} or later`);
  if (latest !== undefined && at > Date.parse(latest))
    throw outside(limits, `${latest.slice(0, 10)} or earlier`);
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function numberWithin(limits: Limits, modifier: ModifierOf<"number">, number: number): number {
  const { lowest, highest, isIntegerOnly } = modifier;
  if (isIntegerOnly && !Number.isInteger(number)) throw outside(limits, "a whole number");
  if (lowest !== undefined && number < lowest) throw outside(limits, `at least ${lowest}`);
  if (highest !== undefined && number > highest) throw outside(limits, `at most ${highest}`);
  return number;
}

function textWithin(
  limits: Limits,
  { minLength, maxLength }: ModifierOf<"text" | "multiLineText">,
  text: string,
): string {
  if (minLength !== undefined && text.length < minLength)
    throw outside(limits, `at least ${minLength} characters long`);
  const longest = maxLength ?? textLimits.optionText;
  if (text.length > longest) throw outside(limits, `at most ${longest} characters long`);
  return text;
}

function linesWithin(limits: Limits, modifier: ModifierOf<"multiLineText">, text: string): string {
  const { maxLines } = modifier;
  if (maxLines !== undefined && text.split(/\r\n|\r|\n/).length > maxLines)
    throw outside(limits, `at most ${maxLines} lines long`);
  return textWithin(limits, modifier, text);
}
