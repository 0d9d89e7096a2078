import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

test("categories have an older and a newer form", async () => {
  const older = await api.get("v3/catalog/categories/23");
  expect(older.at("data")).toMatchObject({
    id: 23,
    parent_id: 22,
    name: "Pour over",
    is_visible: true,
    custom_url: { url: "/brewing/pour-over/", is_customized: false },
  });
  const newer = await api.get("v3/catalog/trees/categories?category_id:in=23");
  expect(newer.at("data.0")).toMatchObject({
    category_id: 23,
    tree_id: 1,
    parent_id: 22,
    url: { path: "/brewing/pour-over/", is_customized: false },
  });
});

test.each([
  ["parent_id=22", [23, 24]],
  ["name:like=cups", [25]],
  ["id:in=20,21&sort=name&direction=desc", [21, 20]],
])("categories of %s are %j", async (query, ids) => {
  expect((await api.get(`v3/catalog/categories?${query}`)).each("id")).toEqual(ids);
});

test("trees of the store, and the categories of one as a tree", async () => {
  expect((await api.get("v3/catalog/trees")).at("data.0")).toMatchObject({ id: 1, channels: [1, 2] });
  const tree = await api.get("v3/catalog/trees/1/categories");
  expect(tree.at("data.2")).toMatchObject({ id: 22, children: [{ id: 23 }, { id: 24 }] });
  expect((await api.get("v3/catalog/trees/2/categories")).status).toBe(404);
  expect((await api.get("v3/catalog/categories/tree")).at("data")).toEqual(tree.at("data"));
});

test("a category that is created is in GraphQL's tree, below its parent", async () => {
  const created = await api.post("v3/catalog/trees/categories", [
    { name: "Kettles", parent_id: 22, tree_id: 1, is_visible: true },
  ]);
  expect([created.status, created.at("data.0.url.path")]).toEqual([201, "/brewing/kettles/"]);
  const id = created.at("data.0.category_id");
  await api.put("v3/catalog/products/105", { categories: [id] });
  const seen = await queryStorefront(
    emulator,
    '{ site { categoryTree(rootEntityId: 22) { children { name productCount } } route(path: "/brewing/kettles") { node { __typename } } } }',
  );
  expect(seen.at("site.categoryTree.0.children.2")).toEqual({ name: "Kettles", productCount: 1 });
  expect(seen.at("site.route.node.__typename")).toBe("Category");
});

test("a category that is not visible is not on the storefront", async () => {
  await api.put("v3/catalog/categories/27", { is_visible: false });
  const seen = await queryStorefront(
    emulator,
    "{ site { categoryTree { name } category(entityId: 27) { name } } }",
  );
  expect(seen.at("site.category")).toBeNull();
  expect(JSON.stringify(seen.at("site.categoryTree"))).not.toContain("Home");
});

test.each([
  [{ name: "Coffee", parent_id: 0 }, 409],
  [{ name: "Sieves", parent_id: 99 }, 422],
  [{ name: "Sieves" }, 422],
  [{ name: "Sieves", parent_id: 0, custom_url: { url: "/tea/" } }, 409],
])("creating %j is refused with %d", async (body, status) => {
  expect((await api.post("v3/catalog/categories", body)).status).toBe(status);
});

test("a category cannot lie below itself", async () => {
  expect((await api.put("v3/catalog/categories/22", { parent_id: 23 })).status).toBe(422);
});

test("a deleted category takes those below it along, and leaves its products", async () => {
  expect((await api.delete("v3/catalog/categories/22")).status).toBe(204);
  expect((await api.get("v3/catalog/categories?id:in=22,23,24")).at("data")).toEqual([]);
  expect((await api.get("v3/catalog/products")).at("meta.pagination.total")).toBe(28);
  expect((await api.delete("v3/catalog/trees/categories?category_id:in=20")).status).toBe(204);
  expect((await api.delete("v3/catalog/trees/categories")).status).toBe(422);
  expect((await api.get("v3/catalog/categories/20")).status).toBe(404);
});

test("brands come and go, and GraphQL sees them", async () => {
  expect((await api.get("v3/catalog/brands?name=ouri ceramics")).each("id")).toEqual([14]);
  const created = await api.post("v3/catalog/brands", {
    name: "Glassworks",
    meta_description: "Blown by hand",
  });
  expect([created.status, created.at("data.custom_url.url")]).toEqual([200, "/brands/glassworks/"]);
  const id = created.at("data.id");
  expect((await api.put(`v3/catalog/brands/${id}`, { name: "Glass" })).at("data.name")).toBe("Glass");
  const seen = await queryStorefront(emulator, `{ site { brand(entityId: ${id}) { name } } }`);
  expect(seen.at("site.brand.name")).toBe("Glass");
  const twice = await api.post("v3/catalog/brands", { name: "glass" });
  expect([twice.status, twice.at("title")]).toEqual([409, "The brand name is a duplicate"]);
  expect((await api.delete("v3/catalog/brands/12")).status).toBe(204);
  expect((await api.get("v3/catalog/products/109")).at("data.brand_id")).toBe(0);
});

test("categories cannot be put below each other, neither one by one nor both at once", async () => {
  const below = (categoryId: number, parentId: number) => ({ category_id: categoryId, parent_id: parentId });
  const refused = await api.put("v3/catalog/trees/categories", [below(20, 21), below(21, 20)]);
  expect([refused.status, refused.at("errors.parent_id")]).toEqual([
    422,
    expect.stringMatching(/cannot be the parent/),
  ]);
  const moved = await api.put("v3/catalog/trees/categories", [below(22, 0), below(20, 21)]);
  expect([moved.status, moved.each("parent_id")]).toEqual([200, [0, 21]]);
});

const elsewhere = { url: "/\\evil.example" };

test.each<["post" | "put", string, unknown, string]>([
  ["post", "brands", { name: "Glass", custom_url: elsewhere }, "custom_url.url"],
  ["post", "categories", { name: "Glass", parent_id: 0, custom_url: elsewhere }, "custom_url.url"],
  ["put", "categories/22", { custom_url: elsewhere }, "custom_url.url"],
  ["put", "products/106", { custom_url: elsewhere }, "custom_url.url"],
  ["put", "trees/categories", [{ category_id: 22, url: { path: "//evil.example/" } }], "0.url.path"],
])("a path at which a browser would leave the shop is refused: %s %s", async (method, path, body, field) => {
  const answer = await api[method](`v3/catalog/${path}`, body);
  expect([answer.status, answer.json]).toEqual([
    422,
    expect.objectContaining({ errors: { [field]: "error.pattern" } }),
  ]);
});
