import type { z } from "zod";
import { belowItself } from "../../../store/below-itself.js";
import type { StoredCategory } from "../../../store/catalog/catalog.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { bodyOf, fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields } from "../protocol/fields.js";
import { type Filters, filtered, flagFilter, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { commonFields, treeBelow } from "./categories.js";
import {
  categoryFields,
  checkCategory,
  newCategory,
  removeCategory,
  writeCategory,
} from "./category-writes.js";

/** The store has one tree, for all of its channels. */
const treeId = 1;

const filters: Filters<StoredCategory> = {
  ...integerFilters("category_id", ({ entityId }) => [entityId], ["in", "not_in"]),
  ...integerFilters("tree_id", () => [treeId], ["in", "not_in"]),
  ...integerFilters("parent_id", ({ parentEntityId }) => [parentEntityId ?? 0], ["in", "not_in"]),
  ...textFilters("name", ({ name }) => name, ["", "like"]),
  ...textFilters("page_title", ({ pageTitle }) => pageTitle ?? "", ["", "like"]),
  keyword: (value) => (category) =>
    `${category.name} ${category.description}`.toLowerCase().includes(value.toLowerCase()),
  is_visible: flagFilter((category) => category.isVisible ?? true),
};

function shown(call: ManagementCall, category: StoredCategory) {
  const { entityId, path } = category;
  const url = { path, is_customized: false };
  const chosen = chosenFields(call, { ...commonFields(call, category), tree_id: treeId, url });
  return { ...chosen, category_id: entityId };
}

const url = fields.object({ path: fields.path });
const newSchema = fields.object({
  ...categoryFields,
  name: fields.words.max(textLimits.categoryName, "error.maxLength"),
  tree_id: fields.id.optional(),
  url: url.optional(),
});
const changesSchema = fields.object({ ...categoryFields, category_id: fields.id, url: url.optional() });

function createCategories(call: ManagementCall) {
  const inputs = bodyOf(call, fields.list(newSchema));
  for (const [index, input] of inputs.entries()) {
    if (input.tree_id === undefined && !input.parent_id) throw refusals.v3.missing(`${index}.tree_id`);
    if (input.tree_id !== undefined && input.tree_id !== treeId)
      throw refusals.v3.unknown(`${index}.tree_id`, "tree", input.tree_id);
  }
  const created = inputs.map(({ tree_id: _tree, url, ...input }) => newCategory(call, input, url?.path));
  return v3Data(
    created.map((category) => shown(call, category)),
    201,
  );
}

function updateCategories(call: ManagementCall) {
  const inputs = bodyOf(call, fields.list(changesSchema));
  const targets = inputs.map(({ category_id, url, ...input }) => {
    const category = call.data.categories.get(category_id);
    if (category === undefined) throw refusals.v3.notFound();
    checkCategory(call, input, url?.path, category);
    return { category, input, path: url?.path };
  });
  refuseCycle(call, inputs);
  for (const { category, input, path } of targets) writeCategory(category, input, path);
  return v3Data(targets.map(({ category }) => shown(call, category)));
}

/** Each change alone may be right, and all of them together not. */
function refuseCycle({ data }: ManagementCall, inputs: readonly z.output<typeof changesSchema>[]): void {
  const parents = new Map(inputs.map(({ category_id, parent_id }) => [category_id, parent_id]));
  const parentOf = ({ entityId, parentEntityId }: StoredCategory) => parents.get(entityId) ?? parentEntityId;
  const found = belowItself(
    [...data.categories.values()].map((category) => ({
      entityId: category.entityId,
      parentEntityId: parentOf(category),
    })),
  );
  if (found === undefined) return;
  const parentId = found.parentEntityId ?? 0;
  throw refusals.v3.invalid({ parent_id: ["rest.category_parent", { parentId }] });
}

function deleteCategories(call: ManagementCall) {
  if ([...call.query.keys()].length === 0) throw refusals.v3.missing("category_id:in");
  for (const { entityId } of filtered(call, call.data.categories.values(), filters))
    removeCategory(call, entityId);
  return noContent();
}

function listTrees(call: ManagementCall) {
  const trees = [{ id: treeId, name: "Default catalog tree", channels: call.channelIds }];
  const treeFilters: Filters<(typeof trees)[number]> = {
    ...integerFilters("id", ({ id }) => [id], ["in"]),
    ...integerFilters("channel_id", ({ channels }) => channels, ["in"]),
  };
  return v3List(call, filtered(call, trees, treeFilters), (tree) => tree);
}

function showTree(call: ManagementCall) {
  if (call.params.tree_id !== String(treeId)) throw refusals.v3.notFound();
  return v3Data(treeBelow(call, null));
}

export const categoryTreeResources = [
  resource("v3/catalog/trees", scopes.products, { GET: listTrees }),
  resource("v3/catalog/trees/categories", scopes.products, {
    GET: (call) =>
      v3List(call, filtered(call, call.data.categories.values(), filters), (category) =>
        shown(call, category),
      ),
    POST: createCategories,
    PUT: updateCategories,
    DELETE: deleteCategories,
  }),
  resource("v3/catalog/trees/{tree_id}/categories", scopes.products, { GET: showTree }),
];
