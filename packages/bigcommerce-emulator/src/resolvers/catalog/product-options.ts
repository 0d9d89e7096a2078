import type {
  StoredOption,
  StoredOptionValue,
  StoredProduct,
  StoredVariant,
} from "../../store/catalog/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "../common/connection.js";
import type { GraphNode } from "../common/node.js";
import { modifierNode, type OptionSelection } from "./product-modifiers.js";

/** The variant a page opens with: the first, made of each option's first value. */
export function baseVariant(product: StoredProduct): StoredVariant {
  const [variant] = product.variants;
  if (variant === undefined) throw new Error(`Product ${product.entityId} has no variant.`);
  return variant;
}

/** The variant with the id; undefined if the product has none. */
export function variantOf(
  product: StoredProduct | undefined,
  variantEntityId: number | null | undefined,
): StoredVariant | undefined {
  return product?.variants.find(({ entityId }) => entityId === variantEntityId);
}

/** Whether the variant has every selected value. A selection may leave options open. */
export function variantMatches(
  product: StoredProduct,
  variant: StoredVariant,
  selections: readonly OptionSelection[],
): boolean {
  return selections.every(({ optionEntityId, valueEntityId }) => {
    const position = product.options.findIndex(({ entityId }) => entityId === optionEntityId);
    return position >= 0 && variant.optionValueEntityIds[position] === valueEntityId;
  });
}

/** The values that a page opens with, of the options that have a default. */
export function defaultValues(product: StoredProduct): OptionSelection[] {
  return product.options.flatMap(({ entityId: optionEntityId, values }) => {
    const value = values.find(({ isDefault }) => isDefault);
    return value === undefined ? [] : [{ optionEntityId, valueEntityId: value.entityId }];
  });
}

interface OptionMarks {
  /** The variant whose values are marked. */
  readonly selected: StoredVariant | null;
  /** The values of the modifiers that are marked. */
  readonly modifierValues: readonly OptionSelection[];
}

/** `productOptions` of a product: the options that make its variants, then its modifiers. */
export function productOptions(context: StorefrontContext, product: StoredProduct, marks: OptionMarks) {
  const { selected, modifierValues } = marks;
  const chosen = selected === null && modifierValues.length === 0 ? null : modifierValues;
  const nodes = (): GraphNode[] => [
    ...product.options.map((option) => variantOptionNode(option, option.values, selected)),
    ...(product.modifiers ?? []).map((modifier) => modifierNode(context, modifier, chosen)),
  ];
  return (args: PageArguments) => connection(nodes(), args, (option) => option);
}

/** `productOptions` of a variant: each option with the variant's own value. */
export function variantOptions(product: StoredProduct, variant: StoredVariant) {
  return (args: PageArguments) =>
    connection(product.options, args, (option) =>
      variantOptionNode(option, valuesOf(option, variant), variant),
    );
}

function variantOptionNode(
  option: StoredOption,
  values: readonly StoredOptionValue[],
  selected: StoredVariant | null,
): GraphNode {
  return {
    __typename: "MultipleChoiceOption",
    entityId: option.entityId,
    displayName: option.displayName,
    displayStyle: option.displayStyle,
    isRequired: option.isRequired,
    isVariantOption: true,
    values: (page: PageArguments) => connection(values, page, (value) => optionValue(value, selected)),
  };
}

function valuesOf(option: StoredOption, only: StoredVariant | undefined): StoredOptionValue[] {
  return only === undefined
    ? option.values
    : option.values.filter(({ entityId }) => only.optionValueEntityIds.includes(entityId));
}

function optionValue(value: StoredOptionValue, selected: StoredVariant | null) {
  return {
    __typename: value.hexColors === undefined ? "MultipleChoiceOptionValue" : "SwatchOptionValue",
    entityId: value.entityId,
    label: value.label,
    isDefault: value.isDefault,
    isSelected: selected === null ? null : selected.optionValueEntityIds.includes(value.entityId),
    hexColors: value.hexColors,
    imageUrl: null,
  };
}

/** The older `options` connection, with plain values. */
export function plainOptions(product: StoredProduct, only?: StoredVariant) {
  return (args: PageArguments) =>
    connection(product.options, args, (option) => ({
      entityId: option.entityId,
      displayName: option.displayName,
      isRequired: option.isRequired,
      values: (page: PageArguments) =>
        connection(valuesOf(option, only), page, ({ entityId, label }) => ({ entityId, label })),
    }));
}
