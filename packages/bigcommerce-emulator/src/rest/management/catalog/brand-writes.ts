import type { z } from "zod";
import type { StoredBrand } from "../../../store/catalog/catalog.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { nextEntityId } from "../../../store/store-data.js";
import { assignGiven, fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { keepFields } from "../protocol/kept-fields.js";
import { refusals } from "../protocol/refusal.js";
import { checkPath, freePath, storedPath } from "./product-checks.js";

const brandName = fields.words.max(textLimits.brandName, "error.maxLength");

export const brandChangesSchema = fields
  .object({
    name: brandName,
    page_title: fields.text,
    meta_keywords: fields.list(fields.text),
    meta_description: fields.text,
    search_keywords: fields.text,
    image_url: fields.text,
    layout_file: fields.text,
    custom_url: fields.object({ url: fields.path.optional() }),
  })
  .partial();

export const newBrandSchema = brandChangesSchema.extend({ name: brandName });

type BrandChanges = z.output<typeof brandChangesSchema>;

/** Checks and stores a new brand. */
export function newBrand(call: ManagementCall, input: BrandChanges & { readonly name: string }): StoredBrand {
  const { brands } = call.data;
  checkBrand(call, input, null);
  const brand: StoredBrand = {
    entityId: nextEntityId(brands.keys()),
    name: input.name,
    path: freePath(call, "/brands/", input.name),
    searchKeywords: [],
  };
  writeBrand(brand, input);
  brands.set(brand.entityId, brand);
  return brand;
}

/** @throws ManagementRefusal 409 if another brand has the name, or something else the path. */
export function checkBrand(call: ManagementCall, input: BrandChanges, ownId: number | null): void {
  const isTaken = [...call.data.brands.values()].some(
    ({ name, entityId }) => name.toLowerCase() === input.name?.toLowerCase() && entityId !== ownId,
  );
  if (isTaken) throw refusals.v3.conflict("name", "rest.brand_name");
  checkPath(call.data, storedPath(input.custom_url?.url), ownId);
}

export function writeBrand(brand: StoredBrand, input: BrandChanges): void {
  assignGiven(brand, {
    name: input.name,
    path: storedPath(input.custom_url?.url),
    pageTitle: input.page_title,
    metaKeywords: input.meta_keywords,
    metaDescription: input.meta_description,
    searchKeywords: input.search_keywords
      ?.split(",")
      .map((word) => word.trim())
      .filter(Boolean),
  });
  const { image_url, layout_file } = input;
  keepFields(brand, { image_url, layout_file });
}
