import type { z } from "zod";
import type { StoredCategory } from "../../../store/catalog/catalog.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { nextEntityId } from "../../../store/store-data.js";
import { assignGiven, fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { keepFields } from "../protocol/kept-fields.js";
import { refusals } from "../protocol/refusal.js";
import { slugOfUrl } from "./image-json.js";
import { checkPath, freePath, storedPath } from "./product-checks.js";

/** What both forms of a category have. */
export const categoryFields = fields
  .object({
    parent_id: fields.idOrNone,
    name: fields.words.max(textLimits.categoryName, "error.maxLength"),
    description: fields.text,
    sort_order: fields.integer,
    page_title: fields.text,
    meta_keywords: fields.list(fields.text),
    meta_description: fields.text,
    image_url: fields.text,
    is_visible: fields.flag,
    search_keywords: fields.text,
    layout_file: fields.text,
    default_product_sort: fields.text,
  })
  .partial().shape;

export type CategoryInput = z.output<z.ZodObject<typeof categoryFields>>;

/** Checks and stores a new category. Without a path of its own it lies below its parent. */
export function newCategory(
  call: ManagementCall,
  input: CategoryInput & { readonly name: string },
  url: string | undefined,
): StoredCategory {
  const { categories } = call.data;
  checkCategory(call, input, url, null);
  const parent = categories.get(input.parent_id ?? 0);
  const category: StoredCategory = {
    entityId: nextEntityId(categories.keys()),
    parentEntityId: parent?.entityId ?? null,
    name: input.name,
    path: storedPath(url) ?? freePath(call, parent?.path ?? "/", input.name),
    description: "",
    imageSlug: null,
  };
  writeCategory(category, input, url);
  categories.set(category.entityId, category);
  return category;
}

/** @throws ManagementRefusal 422 for a parent that does not exist or lies below; 409 for a name or path in use. */
export function checkCategory(
  call: ManagementCall,
  input: CategoryInput,
  url: string | undefined,
  own: StoredCategory | null,
): void {
  const { categories } = call.data;
  const parentId = input.parent_id || null;
  const isBelow = own !== null && parentId !== null && idsFrom(call, own.entityId).includes(parentId);
  if (parentId !== null && (!categories.has(parentId) || isBelow))
    throw refusals.v3.invalid({ parent_id: ["rest.category_parent", { parentId }] });
  const parentEntityId = input.parent_id === undefined ? (own?.parentEntityId ?? null) : parentId;
  const isTaken = [...categories.values()].some(
    (category) =>
      category.parentEntityId === parentEntityId &&
      category.name.toLowerCase() === input.name?.toLowerCase() &&
      category.entityId !== own?.entityId,
  );
  if (isTaken) throw refusals.v3.conflict("name", "rest.category_name");
  checkPath(call.data, storedPath(url), own?.entityId ?? null);
}

export function writeCategory(category: StoredCategory, input: CategoryInput, url: string | undefined): void {
  assignGiven(category, {
    parentEntityId: input.parent_id === undefined ? undefined : input.parent_id || null,
    name: input.name,
    path: storedPath(url),
    description: input.description,
    imageSlug:
      input.image_url === undefined ? undefined : input.image_url === "" ? null : slugOfUrl(input.image_url),
    isVisible: input.is_visible,
    sortOrder: input.sort_order,
    pageTitle: input.page_title,
    metaKeywords: input.meta_keywords,
    metaDescription: input.meta_description,
  });
  const { search_keywords, layout_file, default_product_sort } = input;
  keepFields(category, { search_keywords, layout_file, default_product_sort });
}

/** The id and those of all categories below it. */
function idsFrom(call: ManagementCall, categoryId: number): number[] {
  const below = [...call.data.categories.values()].filter(
    ({ parentEntityId }) => parentEntityId === categoryId,
  );
  return [categoryId, ...below.flatMap(({ entityId }) => idsFrom(call, entityId))];
}

/** What lies below goes with the category; its products stay. */
export function removeCategory(call: ManagementCall, categoryId: number): void {
  const removed = idsFrom(call, categoryId);
  for (const id of removed) call.data.categories.delete(id);
  for (const product of call.data.products.values())
    product.categoryEntityIds = product.categoryEntityIds.filter((id) => !removed.includes(id));
}
