import type { StoredProduct, StoredVariant } from "../../../store/catalog/catalog.js";
import { bodyListOf, bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields } from "../protocol/fields.js";
import { type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { refusal, refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { checkSku } from "./product-checks.js";
import { productOf } from "./products.js";
import { applyVariant, type VariantChanges, variantChangesSchema } from "./variant-input.js";
import { variantJson } from "./variant-json.js";
import { addVariant } from "./variant-writes.js";

const mostAtOnce = 50;

interface OwnedVariant {
  readonly product: StoredProduct;
  readonly variant: StoredVariant;
}

const filters: Filters<OwnedVariant> = {
  ...integerFilters("id", ({ variant }) => [variant.entityId], ["", "in"]),
  ...integerFilters("product_id", ({ product }) => [product.entityId], ["", "in"]),
  ...textFilters("sku", ({ variant }) => variant.sku, ["", "in"]),
  ...textFilters("upc", ({ variant }) => variant.upc ?? "", [""]),
  ...textFilters("mpn", ({ variant }) => variant.mpn ?? "", [""]),
};

function ownedVariants({ data }: ManagementCall): OwnedVariant[] {
  return [...data.products.values()].flatMap((product) =>
    product.variants.map((variant) => ({ product, variant })),
  );
}

const shown = (call: ManagementCall, { product, variant }: OwnedVariant) =>
  chosenFields(call, variantJson(call, product, variant));

function listVariants(call: ManagementCall) {
  return v3List(call, filtered(call, ownedVariants(call), filters), (owned) => shown(call, owned));
}

function listOfProduct(call: ManagementCall) {
  const product = productOf(call);
  const owned = product.variants.map((variant) => ({ product, variant }));
  return v3List(call, filtered(call, owned, filters), (item) => shown(call, item));
}

function variantOf(call: ManagementCall): OwnedVariant {
  const product = productOf(call);
  const variant = product.variants.find(({ entityId }) => entityId === idParam(call, "variant_id"));
  if (variant === undefined) throw refusals.v3.notFound();
  return { product, variant };
}

function createVariant(call: ManagementCall) {
  const product = productOf(call);
  const input = bodyOf(call, variantChangesSchema);
  if (input.option_values === undefined || input.option_values.length === 0)
    throw refusals.v3.missing("option_values");
  if (input.sku === undefined) throw refusals.v3.missing("sku");
  const variant = addVariant(call.data, product, input);
  product.modifiedAt = timeOf(call);
  return v3Data(shown(call, { product, variant }));
}

function updateVariant(call: ManagementCall) {
  const owned = variantOf(call);
  change(call, owned, bodyOf(call, variantChangesSchema));
  return v3Data(shown(call, owned));
}

function updateVariants(call: ManagementCall) {
  const inputs = bodyListOf(call, variantChangesSchema.extend({ id: fields.id }), mostAtOnce);
  const all = ownedVariants(call);
  const targets = inputs.map(({ id, ...input }) => {
    const owned = all.find(({ variant }) => variant.entityId === id);
    if (owned === undefined) throw refusals.v3.notFound();
    return { owned, input };
  });
  for (const { owned, input } of targets) change(call, owned, input);
  return v3Data(targets.map(({ owned }) => shown(call, owned)));
}

function change(call: ManagementCall, { product, variant }: OwnedVariant, input: VariantChanges): void {
  checkSku(call.data, input.sku, { productId: product.entityId, variantId: variant.entityId });
  applyVariant(product, variant, input);
  product.modifiedAt = timeOf(call);
}

function deleteVariant(call: ManagementCall) {
  const { product, variant } = variantOf(call);
  if (product.variants.length === 1) throw refusal(409, ["rest.base_variant"]);
  product.variants = product.variants.filter((known) => known !== variant);
  return noContent();
}

export const variantResources = [
  resource("v3/catalog/variants", scopes.products, { GET: listVariants, PUT: updateVariants }),
  resource("v3/catalog/products/{product_id}/variants", scopes.products, {
    GET: listOfProduct,
    POST: createVariant,
  }),
  resource("v3/catalog/products/{product_id}/variants/{variant_id}", scopes.products, {
    GET: (call) => v3Data(shown(call, variantOf(call))),
    PUT: updateVariant,
    DELETE: deleteVariant,
  }),
];
