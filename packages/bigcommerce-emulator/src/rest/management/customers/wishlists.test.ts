import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

test("wishlists are listed, of one customer if asked for", async () => {
  expect((await api.get("v3/wishlists")).each("id")).toEqual([31, 32, 33]);
  expect((await api.get("v3/wishlists?customer_id=1042")).json).toMatchObject({
    data: [
      {
        id: 33,
        customer_id: 1042,
        name: "Spring menu",
        is_public: false,
        items: [
          { id: 308, product_id: 109 },
          { id: 309, product_id: 105 },
        ],
      },
    ],
    meta: { pagination: { total: 1, total_pages: 1 } },
  });
});

test("a wishlist created here is the customer's in GraphQL, and items come and go", async () => {
  const created = await api.post("v3/wishlists", {
    customer_id: 1044,
    name: "Desk",
    is_public: true,
    items: [{ product_id: 110, variant_id: 11001 }],
  });
  expect([created.status, created.at("meta")]).toEqual([201, {}]);
  const id = created.at("data.id");
  const added = await api.post(`v3/wishlists/${id}/items`, { items: [{ product_id: 105 }] });
  expect([added.status, added.at("data.items.1.product_id")]).toEqual([201, 105]);
  const query =
    "{ customer { wishlists { edges { node { name items { edges { node { entityId productEntityId } } } } } } } }";
  const seen = await queryStorefront(emulator, query, 1044);
  expect(seen.at("customer.wishlists.edges.0.node.items.edges")).toEqual([
    { node: { entityId: created.at("data.items.0.id"), productEntityId: 110 } },
    { node: { entityId: added.at("data.items.1.id"), productEntityId: 105 } },
  ]);
  const left = await api.delete(`v3/wishlists/${id}/items/${created.at("data.items.0.id")}`);
  expect([left.status, left.at("data.items.0.product_id")]).toEqual([200, 105]);
  expect((await api.delete(`v3/wishlists/${id}/items/1`)).status).toBe(404);
});

test("a wishlist changes its name and who may see it, with 201 as documented", async () => {
  const answer = await api.put("v3/wishlists/32", { name: "Winter", is_public: true });
  expect([answer.status, answer.at("data.name"), answer.at("data.is_public")]).toEqual([201, "Winter", true]);
});

test("a wishlist that does not exist is 404, and a deleted one does not exist", async () => {
  expect((await api.delete("v3/wishlists/31")).status).toBe(204);
  const answer = await api.get("v3/wishlists/31");
  expect([answer.status, answer.at("title"), answer.at("errors")]).toEqual([404, "Not found", {}]);
});

test.each([
  [{ customer_id: 99, name: "Desk" }, "customer_id"],
  [{ customer_id: 1044 }, "name"],
  [{ customer_id: 1044, name: "Desk", items: [{ product_id: 1 }] }, "product_id"],
  [{ customer_id: 1044, name: "Desk", items: [{ product_id: 110, variant_id: 1 }] }, "variant_id"],
])("a wishlist that is not valid is refused: %j", async (body, field) => {
  const answer = await api.post("v3/wishlists", body);
  expect(answer.status).toBe(422);
  expect(answer.at("errors")).toHaveProperty([field]);
});
