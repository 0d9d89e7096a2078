import type { StoredProduct } from "../../store/catalog/catalog.js";
import type { StoredModifier, StoredSelection } from "../../store/catalog/product-modifier.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { OptionSelection } from "../catalog/product-modifiers.js";
import { refusal } from "../common/refusal.js";
import { type GivenOption, readSelection } from "./selection-checks.js";

interface ValueInput {
  readonly optionEntityId: number;
  readonly optionValueEntityId: number;
}

interface TextInput {
  readonly optionEntityId: number;
  readonly text: string;
}

/** What a shopper has chosen and entered, as a line of a cart gives it. */
export interface SelectedOptionsInput {
  readonly checkboxes?: readonly ValueInput[] | null;
  readonly dateFields?: readonly { readonly optionEntityId: number; readonly date: string }[] | null;
  readonly multiLineTextFields?: readonly TextInput[] | null;
  readonly multipleChoices?: readonly ValueInput[] | null;
  readonly numberFields?: readonly { readonly optionEntityId: number; readonly number: number }[] | null;
  readonly textFields?: readonly TextInput[] | null;
}

interface SelectionsReading {
  /** Of the options that make the variants. */
  readonly variantValues: readonly OptionSelection[];
  /** Of the modifiers, in their order. */
  readonly selections: readonly StoredSelection[];
}

/** @throws GraphQLError for an option or value that the product does not have, or does not allow. */
export function readSelectedOptions(
  context: StorefrontContext,
  product: StoredProduct,
  input: SelectedOptionsInput | null | undefined,
): SelectionsReading {
  const variantValues: OptionSelection[] = [];
  const chosen = new Map<number, StoredSelection>();
  for (const given of givenOptions(input ?? {})) {
    const modifier = product.modifiers?.find(({ entityId }) => entityId === given.optionEntityId);
    if (modifier === undefined) variantValues.push(variantValue(context, product, given));
    else if (!isBlank(given)) chosen.set(modifier.entityId, readSelection(context, product, modifier, given));
  }
  const selections = (product.modifiers ?? []).flatMap(({ entityId }) => chosen.get(entityId) ?? []);
  return { variantValues, selections };
}

/** @throws GraphQLError if a required modifier has no value. */
export function requireModifiers(
  context: StorefrontContext,
  { modifiers = [] }: StoredProduct,
  selections: readonly StoredSelection[],
): void {
  for (const modifier of modifiers) {
    const chosen = selections.find(({ optionEntityId }) => optionEntityId === modifier.entityId);
    requireChoice(context, modifier, chosen);
  }
}

function variantValue(
  context: StorefrontContext,
  product: StoredProduct,
  given: GivenOption,
): OptionSelection {
  const option = product.options.find(({ entityId }) => entityId === given.optionEntityId);
  const words = { productEntityId: product.entityId, optionEntityId: given.optionEntityId };
  if (option === undefined) throw refusal(context, "cart.unknown_option", words);
  if (given.list !== "multipleChoices")
    throw refusal(context, "cart.option_kind", { name: option.displayName, list: given.list });
  if (!option.values.some(({ entityId }) => entityId === given.valueEntityId))
    throw refusal(context, "cart.unknown_variant", words);
  return { optionEntityId: given.optionEntityId, valueEntityId: given.valueEntityId };
}

function isBlank(given: GivenOption): boolean {
  return "text" in given && given.text.trim() === "";
}

function requireChoice(
  context: StorefrontContext,
  modifier: StoredModifier,
  selection: StoredSelection | undefined,
): void {
  if (!modifier.isRequired) return;
  const { kind, displayName: name } = modifier;
  if (kind === "checkbox") {
    const isChecked =
      selection?.kind === "checkbox" && selection.valueEntityId === modifier.checkedValueEntityId;
    if (!isChecked) throw refusal(context, "cart.option_missing", { name });
  } else if (selection === undefined) {
    if (kind === "file") throw refusal(context, "cart.option_file", { name });
    const isText = kind === "text" || kind === "multiLineText";
    throw refusal(context, isText ? "cart.option_text_missing" : "cart.option_missing", { name });
  }
}

function givenOptions(input: SelectedOptionsInput): GivenOption[] {
  const values = (list: "checkboxes" | "multipleChoices") =>
    (input[list] ?? []).map(({ optionEntityId, optionValueEntityId: valueEntityId }) => ({
      list,
      optionEntityId,
      valueEntityId,
    }));
  const texts = (list: "textFields" | "multiLineTextFields") =>
    (input[list] ?? []).map(({ optionEntityId, text }) => ({ list, optionEntityId, text }));
  return [
    ...values("multipleChoices"),
    ...values("checkboxes"),
    ...(input.dateFields ?? []).map((field) => ({ list: "dateFields" as const, ...field })),
    ...(input.numberFields ?? []).map((field) => ({ list: "numberFields" as const, ...field })),
    ...texts("textFields"),
    ...texts("multiLineTextFields"),
  ];
}
