import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "reads", scopes: ["store_v2_products_read_only"] }],
});
const api = managementCaller(emulator);
const path = "v3/catalog/products/109/reviews";

const review = {
  title: "Sturdy",
  text: "Still whole.",
  status: "approved",
  rating: 4,
  email: "rosa@example.com",
  name: "Rosa",
  date_reviewed: "2026-03-01T10:00:00+00:00",
};

const titles = async () => {
  const query = "{ site { product(entityId: 109) { reviews { edges { node { title rating } } } } } }";
  return JSON.stringify((await queryStorefront(emulator, query)).at("site.product.reviews.edges"));
};

test("a review that is created is on the storefront at once, with its date", async () => {
  const created = await api.post(path, review);
  expect([created.status, created.at("data")]).toMatchObject([
    200,
    { ...review, product_id: 109, date_reviewed: "2026-03-01T10:00:00Z" },
  ]);
  expect(await titles()).toContain("Sturdy");
  expect((await api.get(`${path}/${created.at("data.id")}`)).at("data")).toEqual(created.at("data"));
  expect((await api.get(path)).each("id")).toContain(created.at("data.id"));
});

test("a review that is not approved is shown to the staff only, until it is", async () => {
  const before = (await api.get(path)).each("id").length;
  const created = await api.post(path, { ...review, status: "pending" });
  expect(await titles()).not.toContain("Sturdy");
  expect((await api.get(`${path}?status=pending`)).each("title")).toEqual(["Sturdy"]);
  const own = `${path}/${created.at("data.id")}`;
  expect((await api.put(own, { status: "approved", rating: 0 })).at("data")).toMatchObject({ rating: 1 });
  expect(await titles()).toContain("Sturdy");
  await api.put(own, { status: "disapproved" });
  expect(await titles()).not.toContain("Sturdy");
  expect((await api.get(path)).each("id")).toHaveLength(before + 1);
  emulator.restore(emulator.snapshot());
  expect((await api.delete(own)).status).toBe(204);
  expect((await api.get(own)).status).toBe(404);
});

test.each([
  [{ ...review, title: "" }],
  [{ title: "A" }],
  [{ ...review, rating: 6 }],
  [{ ...review, status: "loved" }],
  [{ ...review, date_reviewed: "soon" }],
  [{ ...review, title: "a".repeat(256) }],
])("creating %j is refused", async (body) => {
  expect((await api.post(path, body)).status).toBe(422);
});

test("a filter that the list does not have is refused, and a product that is not there is not found", async () => {
  expect((await api.get(`${path}?stars=5`)).status).toBe(422);
  expect((await api.get("v3/catalog/products/999999/reviews")).status).toBe(404);
  expect((await managementCaller(emulator, "reads").post(path, review)).status).toBe(403);
});
