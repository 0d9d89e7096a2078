import type { StoredProduct } from "../../../store/catalog/catalog.js";
import { bodyListOf, bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields, includes } from "../protocol/fields.js";
import { filtered } from "../protocol/filters.js";
import { refusal, refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { sorted } from "../protocol/sorting.js";
import { imageJson } from "./image-json.js";
import { productFilters, productSortKeys } from "./product-filters.js";
import { newProductSchema, productChangesSchema } from "./product-input.js";
import { customFieldJson, productJson } from "./product-json.js";
import { createProduct, updateProduct } from "./product-writes.js";

const mostAtOnce = 10;
const otherNames = ["keyword_context", "channel_id:in"];

const shown = (call: ManagementCall, product: StoredProduct) =>
  chosenFields(call, productJson(call, product));

/** A page has at most 10 products if it shows options or modifiers, as documented. */
function listProducts(call: ManagementCall) {
  const found = filtered(call, call.data.products.values(), productFilters, otherNames);
  const most = includes(call, "options") || includes(call, "modifiers") ? 10 : undefined;
  return v3List(call, sorted(call, found, productSortKeys), (product) => shown(call, product), most);
}

/** @throws ManagementRefusal 404 in BigCommerce's words. */
export function productOf(call: ManagementCall): StoredProduct {
  return knownProduct(call, idParam(call, "product_id"));
}

function knownProduct({ data }: ManagementCall, productId: number): StoredProduct {
  const product = data.products.get(productId);
  if (product === undefined) throw refusal(404, ["rest.product_not_found", { productId }]);
  return product;
}

function createOne(call: ManagementCall) {
  return v3Data(shown(call, createProduct(call, bodyOf(call, newProductSchema))));
}

function updateOne(call: ManagementCall) {
  const product = productOf(call);
  updateProduct(call, product, bodyOf(call, productChangesSchema));
  return v3Data(shown(call, product));
}

function updateSeveral(call: ManagementCall) {
  const inputs = bodyListOf(call, productChangesSchema.extend({ id: fields.id }), mostAtOnce);
  const targets = inputs.map(({ id, ...input }) => ({ product: knownProduct(call, id), input }));
  for (const { product, input } of targets) updateProduct(call, product, input);
  return v3Data(targets.map(({ product }) => shown(call, product)));
}

/** Without a filter, the request is refused: it would delete every product. */
function deleteSeveral(call: ManagementCall) {
  if ([...call.query.keys()].length === 0) throw refusals.v3.missing("id:in");
  for (const { entityId } of filtered(call, call.data.products.values(), productFilters)) {
    removeProduct(call, entityId);
  }
  return noContent();
}

/** Nothing in the store names the product afterwards. */
function removeProduct({ data }: ManagementCall, productId: number): void {
  data.products.delete(productId);
  for (const product of data.products.values())
    product.relatedProductEntityIds = product.relatedProductEntityIds.filter((id) => id !== productId);
  for (const list of data.wishlists.values())
    list.items = list.items.filter(({ productEntityId }) => productEntityId !== productId);
  for (const cart of data.carts.values())
    cart.lineItems = cart.lineItems.filter(({ productEntityId }) => productEntityId !== productId);
}

const newCustomFieldSchema = fields.object({ name: fields.words, value: fields.words });

function createCustomField(call: ManagementCall) {
  const product = productOf(call);
  const input = bodyOf(call, newCustomFieldSchema);
  const used = product.customFields.map(({ entityId }) => entityId);
  const field = { entityId: Math.max(product.entityId * 1000 - 1, ...used) + 1, ...input };
  product.customFields.push(field);
  return v3Data(customFieldJson(field));
}

function customFieldOf(call: ManagementCall) {
  const field = productOf(call).customFields.find(
    ({ entityId }) => entityId === idParam(call, "custom_field_id"),
  );
  if (field === undefined) throw refusals.v3.notFound();
  return field;
}

function updateCustomField(call: ManagementCall) {
  const field = customFieldOf(call);
  Object.assign(field, bodyOf(call, newCustomFieldSchema));
  return v3Data(customFieldJson(field));
}

function deleteCustomField(call: ManagementCall) {
  const product = productOf(call);
  const field = customFieldOf(call);
  product.customFields = product.customFields.filter((known) => known !== field);
  return noContent();
}

export const productResources = [
  resource("v3/catalog/products", scopes.products, {
    GET: listProducts,
    POST: createOne,
    PUT: updateSeveral,
    DELETE: deleteSeveral,
  }),
  resource("v3/catalog/products/{product_id}", scopes.products, {
    GET: (call) => v3Data(shown(call, productOf(call))),
    PUT: updateOne,
    DELETE: (call) => {
      removeProduct(call, productOf(call).entityId);
      return noContent();
    },
  }),
  resource("v3/catalog/products/{product_id}/images", scopes.products, {
    GET: (call) => {
      const product = productOf(call);
      return v3List(call, [...product.images.keys()], (index) => imageJson(call, product, index));
    },
  }),
  resource("v3/catalog/products/{product_id}/custom-fields", scopes.products, {
    GET: (call) => v3List(call, productOf(call).customFields, customFieldJson),
    POST: createCustomField,
  }),
  resource("v3/catalog/products/{product_id}/custom-fields/{custom_field_id}", scopes.products, {
    GET: (call) => v3Data(customFieldJson(customFieldOf(call))),
    PUT: updateCustomField,
    DELETE: deleteCustomField,
  }),
];
