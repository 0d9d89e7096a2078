import { categoryImagePath } from "../../../resolvers/common/image-path.js";
import type { StoredCategory } from "../../../store/catalog/catalog.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields } from "../protocol/fields.js";
import { type Filters, filtered, flagFilter, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { sorted } from "../protocol/sorting.js";
import {
  categoryFields,
  checkCategory,
  newCategory,
  removeCategory,
  writeCategory,
} from "./category-writes.js";
import { imageUrl } from "./image-json.js";

const allForms = ["", "in", "not_in", "min", "max", "greater", "less"] as const;
const isVisible = (category: StoredCategory) => category.isVisible ?? true;

const filters: Filters<StoredCategory> = {
  ...integerFilters("id", ({ entityId }) => [entityId], allForms),
  ...integerFilters("parent_id", ({ parentEntityId }) => [parentEntityId ?? 0], allForms),
  ...textFilters("name", ({ name }) => name, ["", "like"]),
  ...textFilters("page_title", ({ pageTitle }) => pageTitle ?? "", ["", "like"]),
  keyword: (value) => (category) =>
    `${category.name} ${category.description}`.toLowerCase().includes(value.toLowerCase()),
  is_visible: flagFilter(isVisible),
};

/** What both forms of a category show. */
export function commonFields(call: ManagementCall, category: StoredCategory) {
  return {
    search_keywords: "",
    layout_file: "category.html",
    default_product_sort: "use_store_settings",
    ...category.managementFields,
    parent_id: category.parentEntityId ?? 0,
    name: category.name,
    description: category.description,
    views: 0,
    sort_order: category.sortOrder ?? 0,
    page_title: category.pageTitle ?? "",
    meta_keywords: category.metaKeywords ?? [],
    meta_description: category.metaDescription ?? "",
    image_url: category.imageSlug === null ? "" : imageUrl(call, categoryImagePath(category), 500),
    is_visible: isVisible(category),
  };
}

function shown(call: ManagementCall, category: StoredCategory) {
  return chosenFields(call, {
    ...commonFields(call, category),
    id: category.entityId,
    custom_url: { url: category.path, is_customized: false },
  });
}

const changesSchema = fields.object({
  ...categoryFields,
  custom_url: fields.object({ url: fields.path.optional() }).optional(),
});
const newSchema = changesSchema.extend({
  name: fields.words.max(textLimits.categoryName, "error.maxLength"),
  parent_id: fields.idOrNone,
});

function listCategories(call: ManagementCall) {
  const found = filtered(call, call.data.categories.values(), filters);
  const keys = {
    id: ({ entityId }: StoredCategory) => entityId,
    name: ({ name }: StoredCategory) => name,
    parent_id: ({ parentEntityId }: StoredCategory) => parentEntityId ?? 0,
    sort_order: ({ sortOrder }: StoredCategory) => sortOrder ?? 0,
  };
  return v3List(call, sorted(call, found, keys), (category) => shown(call, category));
}

function categoryOf(call: ManagementCall): StoredCategory {
  const category = call.data.categories.get(idParam(call, "category_id"));
  if (category === undefined) throw refusals.v3.notFound();
  return category;
}

function createCategory(call: ManagementCall) {
  const { custom_url, ...input } = bodyOf(call, newSchema);
  return v3Data(shown(call, newCategory(call, input, custom_url?.url)));
}

function updateCategory(call: ManagementCall) {
  const category = categoryOf(call);
  const { custom_url, ...input } = bodyOf(call, changesSchema);
  checkCategory(call, input, custom_url?.url, category);
  writeCategory(category, input, custom_url?.url);
  return v3Data(shown(call, category));
}

function deleteCategories(call: ManagementCall) {
  if ([...call.query.keys()].length === 0) throw refusals.v3.missing("id:in");
  for (const { entityId } of filtered(call, call.data.categories.values(), filters))
    removeCategory(call, entityId);
  return noContent();
}

interface TreeItem {
  readonly id: number;
  readonly parent_id: number;
  readonly name: string;
  readonly is_visible: boolean;
  readonly url: string;
  readonly children: readonly TreeItem[];
}

/** The categories below a parent, each with its own. */
export function treeBelow(call: ManagementCall, parentEntityId: number | null): TreeItem[] {
  return [...call.data.categories.values()]
    .filter((category) => category.parentEntityId === parentEntityId)
    .map((category) => ({
      id: category.entityId,
      parent_id: category.parentEntityId ?? 0,
      name: category.name,
      is_visible: isVisible(category),
      url: category.path,
      children: treeBelow(call, category.entityId),
    }));
}

export const categoryResources = [
  resource("v3/catalog/categories", scopes.products, {
    GET: listCategories,
    POST: createCategory,
    DELETE: deleteCategories,
  }),
  resource("v3/catalog/categories/tree", scopes.products, {
    GET: (call) => v3Data(treeBelow(call, null)),
  }),
  resource("v3/catalog/categories/{category_id}", scopes.products, {
    GET: (call) => v3Data(shown(call, categoryOf(call))),
    PUT: updateCategory,
    DELETE: (call) => {
      removeCategory(call, categoryOf(call).entityId);
      return noContent();
    },
  }),
];
