import type { StoredOption, StoredOptionValue, StoredProduct, StoredVariant } from "../../store/catalog.js";
import { connection, type PageArguments } from "../common/connection.js";

/** An option of a product with one of its values. */
export interface OptionSelection {
  readonly optionEntityId: number;
  readonly valueEntityId: number;
}

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

/** `productOptions`. The values of the variant `selected` are marked; with `only`, there are no other values. */
export function productOptions(
  product: StoredProduct,
  marks: { selected?: StoredVariant | null; only?: StoredVariant } = {},
) {
  return (args: PageArguments) =>
    connection(product.options, args, (option) => ({
      __typename: "MultipleChoiceOption",
      entityId: option.entityId,
      displayName: option.displayName,
      displayStyle: option.displayStyle,
      isRequired: option.isRequired,
      isVariantOption: true,
      values: (page: PageArguments) =>
        connection(valuesOf(option, marks.only), page, (value) =>
          optionValue(value, marks.selected ?? marks.only ?? null),
        ),
    }));
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
