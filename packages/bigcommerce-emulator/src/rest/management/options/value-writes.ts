import type { StoredProduct } from "../../../store/catalog/catalog.js";
import type { StoredModifier, StoredModifierValue } from "../../../store/catalog/product-modifier.js";
import type { ModifierType } from "../catalog/modifier-json.js";
import { nextValueId } from "../catalog/option-ids.js";
import type { ManagementCall } from "../protocol/call.js";
import { refusals } from "../protocol/refusal.js";
import type { NewValue, ValueChanges } from "./modifier-input.js";

/** What a modifier of this type cannot have. */
export function unfit(field: string, type: ModifierType) {
  return refusals.v3.invalid({ [field]: ["rest.modifier_type", { type }] });
}

/** @throws ManagementRefusal 409 if another option or modifier of the product has the name. */
export function requireName(product: StoredProduct, name: string | undefined, ownId: number | null): void {
  const isTaken = [...product.options, ...(product.modifiers ?? [])].some(
    ({ entityId, displayName }) => displayName === name && entityId !== ownId,
  );
  if (isTaken) throw refusals.v3.conflict("display_name", "rest.modifier_name");
}

/** @throws ManagementRefusal 422 for more than BigCommerce allows. */
export function requireRoom(field: string, count: number, most: number): void {
  if (count > most) throw refusals.v3.invalid({ [field]: "error.maxLength" });
}

/** New values, in their order. One with an id keeps it. */
export function storedValues(
  call: ManagementCall,
  product: StoredProduct,
  inputs: readonly (NewValue & { readonly id?: number | undefined })[],
): StoredModifierValue[] {
  const first = nextValueId(call.data, product);
  const known = valueIds(product);
  const sorted = inputs.toSorted((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0));
  return withOneDefault(
    sorted.map((input, index) => {
      const entityId = input.id !== undefined && known.has(input.id) ? input.id : first + index;
      return changedValue(call, { entityId, label: input.label }, input);
    }),
  );
}

function valueIds({ modifiers = [] }: StoredProduct): Set<number> {
  const values = modifiers.flatMap((modifier) => (modifier.kind === "multipleChoice" ? modifier.values : []));
  return new Set(values.map(({ entityId }) => entityId));
}

/** The last that is a default is the only one. */
export function withOneDefault(values: readonly StoredModifierValue[]): StoredModifierValue[] {
  const chosen = values.findLastIndex(({ isDefault }) => isDefault);
  return values.map((value, index) => (index === chosen ? value : { ...value, isDefault: false }));
}

/** @throws ManagementRefusal 422 for a product that the store does not have. */
export function changedValue(
  { data }: ManagementCall,
  value: StoredModifierValue,
  input: ValueChanges,
): StoredModifierValue {
  const { colors, product_id: productEntityId } = input.value_data ?? {};
  if (productEntityId && !data.products.has(productEntityId))
    throw refusals.v3.unknown("value_data.product_id", "product", productEntityId);
  return {
    ...value,
    label: input.label ?? value.label,
    ...(input.is_default === undefined ? {} : { isDefault: input.is_default }),
    ...(colors ? { hexColors: colors } : {}),
    ...(productEntityId ? { productEntityId } : {}),
    ...priceAdjuster(input),
  };
}

/** What of `adjusters` is given. Null takes it away. */
export function priceAdjuster({ adjusters }: ValueChanges): Pick<StoredModifierValue, "priceAdjuster"> {
  if (adjusters?.price === undefined) return {};
  const { adjuster, adjuster_value: adjusterValue } = adjusters.price ?? {};
  if (!adjuster || typeof adjusterValue !== "number") return { priceAdjuster: undefined };
  return { priceAdjuster: { adjuster, adjusterValue } };
}

/** Puts a modifier in the place of the one with its id. */
export function replaceModifier(product: StoredProduct, changed: StoredModifier): void {
  product.modifiers = (product.modifiers ?? []).map((known) =>
    known.entityId === changed.entityId ? changed : known,
  );
}
