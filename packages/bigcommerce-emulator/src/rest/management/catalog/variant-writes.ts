import type { StoredOption, StoredProduct, StoredVariant } from "../../../store/catalog/catalog.js";
import { nextEntityId, type StoreData } from "../../../store/store-data.js";
import { refusal, refusals } from "../protocol/refusal.js";
import { nextOptionId, nextValueId } from "./option-ids.js";
import { checkSku } from "./product-checks.js";
import { applyVariant, type VariantChanges } from "./variant-input.js";

type OptionValueInput = NonNullable<VariantChanges["option_values"]>[number];

/**
 * Adds a variant to the product. An option or a value that is named and not there yet is created with it; in the
 * variants that are there already, the new option has its first value.
 *
 * @throws ManagementRefusal 409 if the SKU is in use, or another variant has the same values.
 */
export function addVariant(data: StoreData, product: StoredProduct, input: VariantChanges): StoredVariant {
  checkSku(data, input.sku, { productId: null });
  const chosen = (input.option_values ?? []).map((value) => chosenValue(data, product, value));
  const optionValueEntityIds = product.options.map((option) => {
    const found = chosen.find(({ optionId }) => optionId === option.entityId);
    if (found === undefined)
      throw refusals.v3.invalid({
        option_values: ["rest.variant_value_missing", { option: option.displayName }],
      });
    return found.valueId;
  });
  checkCombination(product, optionValueEntityIds);
  const variant: StoredVariant = {
    entityId: nextEntityId(allVariants(data, product).map(({ entityId }) => entityId)),
    sku: "",
    optionValueEntityIds,
    priceDifference: 0,
    stock: null,
    imageSlug: null,
  };
  applyVariant(product, variant, input);
  product.variants.push(variant);
  alignVariants(product);
  return variant;
}

/**
 * Every variant has a value of each option: of an option that came later, the first. The base variant, which has none,
 * goes once there is another.
 */
export function alignVariants(product: StoredProduct): void {
  const chosen = product.variants.filter(({ optionValueEntityIds }) => optionValueEntityIds.length > 0);
  if (chosen.length === 0) return;
  product.variants = chosen;
  for (const variant of chosen) {
    const missing = product.options.slice(variant.optionValueEntityIds.length);
    const first = missing.flatMap(({ values }) => values.slice(0, 1).map(({ entityId }) => entityId));
    variant.optionValueEntityIds = [...variant.optionValueEntityIds, ...first];
  }
}

function checkCombination({ variants }: StoredProduct, valueIds: readonly number[]): void {
  const isTaken = variants.some((variant) => String(variant.optionValueEntityIds) === String(valueIds));
  if (isTaken) throw refusal(409, ["rest.variant_values"]);
}

function chosenValue(data: StoreData, product: StoredProduct, input: OptionValueInput) {
  const option = optionOf(data, product, input);
  const known = option.values.find(
    ({ entityId, label }) => entityId === input.id || (input.label !== undefined && label === input.label),
  );
  if (known !== undefined) return { optionId: option.entityId, valueId: known.entityId };
  if (input.label === undefined) throw refusals.v3.unknown("option_values", "option value", input.id);
  const value = {
    entityId: nextValueId(data, product),
    label: input.label,
    isDefault: option.values.length === 0,
  };
  option.values.push(value);
  return { optionId: option.entityId, valueId: value.entityId };
}

function optionOf(data: StoreData, product: StoredProduct, input: OptionValueInput): StoredOption {
  const known = product.options.find(
    ({ entityId, displayName, values }) =>
      entityId === input.option_id ||
      displayName === input.option_display_name ||
      (input.option_id === undefined && values.some((value) => value.entityId === input.id)),
  );
  if (known !== undefined) return known;
  if (input.option_display_name === undefined)
    throw refusals.v3.unknown("option_values", "option", input.option_id);
  const option: StoredOption = {
    entityId: nextOptionId(data, product),
    displayName: input.option_display_name,
    displayStyle: "RectangleBoxes",
    isRequired: true,
    values: [],
  };
  product.options.push(option);
  return option;
}

function allProducts({ products }: StoreData, own: StoredProduct): StoredProduct[] {
  return [...products.values(), own];
}

function allVariants(data: StoreData, own: StoredProduct): StoredVariant[] {
  return allProducts(data, own).flatMap(({ variants }) => variants);
}
