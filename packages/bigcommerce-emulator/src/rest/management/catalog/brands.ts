import type { StoredBrand } from "../../../store/catalog/catalog.js";
import { bodyOf } from "../protocol/body.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields } from "../protocol/fields.js";
import { type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { sorted } from "../protocol/sorting.js";
import { brandChangesSchema, checkBrand, newBrand, newBrandSchema, writeBrand } from "./brand-writes.js";

const filters: Filters<StoredBrand> = {
  ...integerFilters("id", ({ entityId }) => [entityId], [
    "",
    "in",
    "not_in",
    "min",
    "max",
    "greater",
    "less",
  ]),
  ...textFilters("name", ({ name }) => name, ["", "like"]),
  ...textFilters("page_title", ({ pageTitle }) => pageTitle ?? "", [""]),
};

function brandJson(brand: StoredBrand) {
  return {
    image_url: "",
    layout_file: "brand.html",
    ...brand.managementFields,
    id: brand.entityId,
    name: brand.name,
    page_title: brand.pageTitle ?? "",
    meta_keywords: brand.metaKeywords ?? [],
    meta_description: brand.metaDescription ?? "",
    search_keywords: brand.searchKeywords.join(", "),
    custom_url: { url: brand.path, is_customized: false },
  };
}

const shown = (call: ManagementCall, brand: StoredBrand) => chosenFields(call, brandJson(brand));

function listBrands(call: ManagementCall) {
  const found = filtered(call, call.data.brands.values(), filters);
  const keys = { id: ({ entityId }: StoredBrand) => entityId, name: ({ name }: StoredBrand) => name };
  return v3List(call, sorted(call, found, keys), (brand) => shown(call, brand));
}

function brandOf(call: ManagementCall): StoredBrand {
  const brand = call.data.brands.get(idParam(call, "brand_id"));
  if (brand === undefined) throw refusals.v3.notFound();
  return brand;
}

function updateBrand(call: ManagementCall) {
  const brand = brandOf(call);
  const input = bodyOf(call, brandChangesSchema);
  checkBrand(call, input, brand.entityId);
  writeBrand(brand, input);
  return v3Data(shown(call, brand));
}

/** The products of a deleted brand have none. */
function removeBrand({ data }: ManagementCall, brandId: number): void {
  data.brands.delete(brandId);
  for (const product of data.products.values()) {
    if (product.brandEntityId === brandId) product.brandEntityId = null;
  }
}

function deleteBrands(call: ManagementCall) {
  if ([...call.query.keys()].length === 0) throw refusals.v3.missing("id:in");
  for (const { entityId } of filtered(call, call.data.brands.values(), filters)) removeBrand(call, entityId);
  return noContent();
}

export const brandResources = [
  resource("v3/catalog/brands", scopes.products, {
    GET: listBrands,
    POST: (call) => v3Data(shown(call, newBrand(call, bodyOf(call, newBrandSchema)))),
    DELETE: deleteBrands,
  }),
  resource("v3/catalog/brands/{brand_id}", scopes.products, {
    GET: (call) => v3Data(shown(call, brandOf(call))),
    PUT: updateBrand,
    DELETE: (call) => {
      removeBrand(call, brandOf(call).entityId);
      return noContent();
    },
  }),
];
