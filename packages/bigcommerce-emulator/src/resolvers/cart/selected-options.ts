import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StoredModifier, StoredSelection } from "../../store/catalog/product-modifier.js";
import type { OptionSelection } from "../catalog/product-modifiers.js";
import { dateTimeExtended, type GraphNode } from "../common/node.js";

/** What a line has of the product's modifiers. */
export interface ChosenModifiers {
  readonly selections?: readonly StoredSelection[] | undefined;
}

interface Line extends ChosenModifiers {
  readonly entityId: string;
}

/** The `selectedOptions` of a line: the values of its variant, then what is chosen of the modifiers. */
export function selectedOptions(product: StoredProduct, variant: StoredVariant, line: Line): GraphNode[] {
  return chosenOptions(product, variant, line).map(({ entityId, name, fields }) => ({
    entityId,
    name,
    // Nobody has said what it is made of, only that it is unique.
    attributeId: `${line.entityId}:${entityId}`,
    ...fields,
  }));
}

interface OrderedOption {
  readonly name: string;
  readonly value: string;
  readonly productAttributeEntityId: number;
  readonly productAttributeValueEntityId: number | null;
}

/** The same in words: for an order's line, and for people. */
export function selectedOptionTexts(
  product: StoredProduct,
  variant: StoredVariant,
  line: ChosenModifiers,
): OrderedOption[] {
  return chosenOptions(product, variant, line).map(({ entityId, name, value, valueEntityId }) => ({
    name,
    value,
    productAttributeEntityId: entityId,
    productAttributeValueEntityId: valueEntityId,
  }));
}

/** The values of modifiers among what a line has: those that may change its price. */
export function chosenModifierValues({ selections = [] }: ChosenModifiers): OptionSelection[] {
  return selections.flatMap((selection) =>
    "valueEntityId" in selection
      ? [{ optionEntityId: selection.optionEntityId, valueEntityId: selection.valueEntityId }]
      : [],
  );
}

interface ChosenOption {
  readonly entityId: number;
  readonly name: string;
  /** In words. */
  readonly value: string;
  readonly valueEntityId: number | null;
  readonly fields: GraphNode;
}

function chosenOptions(
  product: StoredProduct,
  variant: StoredVariant,
  { selections = [] }: ChosenModifiers,
): ChosenOption[] {
  const ofVariant = product.options.flatMap((option, position) => {
    const value = option.values.find(({ entityId }) => entityId === variant.optionValueEntityIds[position]);
    if (value === undefined) return [];
    return [{ ...chosenValue("MultipleChoice", value), entityId: option.entityId, name: option.displayName }];
  });
  const ofModifiers = selections.flatMap((selection) => {
    const modifier = product.modifiers?.find(({ entityId }) => entityId === selection.optionEntityId);
    if (modifier === undefined) return [];
    const chosen = chosenOf(modifier, selection);
    return chosen ? [{ ...chosen, entityId: modifier.entityId, name: modifier.displayName }] : [];
  });
  return [...ofVariant, ...ofModifiers];
}

type Chosen = Omit<ChosenOption, "entityId" | "name">;

/** Undefined for a value that the modifier no longer has. */
function chosenOf(modifier: StoredModifier, selection: StoredSelection): Chosen | undefined {
  switch (selection.kind) {
    case "multipleChoice": {
      if (modifier.kind !== "multipleChoice") return undefined;
      const value = modifier.values.find(({ entityId }) => entityId === selection.valueEntityId);
      return value && chosenValue("MultipleChoice", value);
    }
    case "checkbox": {
      if (modifier.kind !== "checkbox") return undefined;
      const label = selection.valueEntityId === modifier.checkedValueEntityId ? "Yes" : "No";
      return chosenValue("Checkbox", { entityId: selection.valueEntityId, label });
    }
    case "date":
      return entered("DateField", selection.date.slice(0, 10), { date: dateTimeExtended(selection.date) });
    case "number":
      return entered("NumberField", String(selection.number), { number: selection.number });
    case "file":
      return entered("FileUpload", selection.fileName, { fileName: selection.fileName });
    case "text":
      return entered("TextField", selection.text, { text: selection.text });
    case "multiLineText":
      return entered("MultiLineTextField", selection.text, { text: selection.text });
  }
}

function chosenValue(type: string, { entityId, label }: { entityId: number; label: string }): Chosen {
  return {
    value: label,
    valueEntityId: entityId,
    fields: { __typename: `CartSelected${type}Option`, value: label, valueEntityId: entityId },
  };
}

function entered(type: string, value: string, fields: GraphNode): Chosen {
  return { value, valueEntityId: null, fields: { __typename: `CartSelected${type}Option`, ...fields } };
}
