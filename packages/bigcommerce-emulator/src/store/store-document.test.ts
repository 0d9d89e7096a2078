import { expect, test } from "vitest";
import { z } from "zod";
import { mintPrivateToken, postGraphql } from "../../test/emulator-calls.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";
import type { StoreDataOptions } from "./store-data.js";

const emulator = emulatorForEachTest();
const storeUrl = () => `${emulator.url}/__emulator/store`;

function putStore(document: unknown): Promise<Response> {
  return fetch(storeUrl(), { method: "PUT", body: JSON.stringify(document) });
}

async function ask(query: string, headers: Record<string, string> = {}): Promise<unknown> {
  const token = await mintPrivateToken(emulator);
  return (await postGraphql(emulator, { token, query, headers })).json();
}

const changeEverything = [
  'mutation { customer { registerCustomer(input: { firstName: "A", lastName: "B", email: "a@example.com", password: "Abcdef12" }) { customer { entityId } errors { __typename } } } }',
  "mutation { cart { createCart(input: { lineItems: [{ productEntityId: 105, quantity: 1 }] }) { cart { entityId } } } }",
];

test("a snapshot holds what shoppers changed, and brings it back exactly", async () => {
  for (const query of changeEverything) await ask(query);
  const snapshot: unknown = await (await fetch(storeUrl())).json();
  expect(snapshot).toMatchObject({
    customers: { length: 4 },
    carts: { length: 1 },
    products: { length: 28 },
  });
  for (const query of changeEverything.slice(1)) await ask(query);
  emulator.restore({ customers: [], orders: [] });
  expect((await putStore(snapshot)).status).toBe(204);
  expect(await (await fetch(storeUrl())).json()).toEqual(snapshot);
  expect(emulator.snapshot()).toEqual(snapshot);
});

test("a snapshot is a copy, and starts another emulator with another hash", async () => {
  const snapshot = emulator.snapshot();
  snapshot.products.splice(3);
  expect(emulator.snapshot().products).toHaveLength(28);
  const other = await startEmulator({ storeHash: "other", data: snapshot });
  expect(other.snapshot()).toEqual(snapshot);
});

test("a reset goes back to the data of the start, not to what was put", async () => {
  const own = await startEmulator({ data: { products: [{ name: "Mug", listPrice: 1 }] } });
  own.restore({ products: [] });
  own.reset();
  expect(own.snapshot().products).toMatchObject([{ name: "Mug" }]);
});

const loginSchema = z.object({
  data: z.object({ login: z.object({ customerAccessToken: z.object({ value: z.string() }) }) }),
});

test("who is signed in stays so, if the restored store has the customer", async () => {
  const login = await ask(
    'mutation { login(email: "retail@example.com", password: "emulator") { customerAccessToken { value } } }',
  );
  const { value } = loginSchema.parse(login).data.login.customerAccessToken;
  const whoAmI = () => ask("{ customer { entityId } }", { "x-bc-customer-access-token": value });
  emulator.restore(emulator.snapshot());
  expect(await whoAmI()).toEqual({ data: { customer: { entityId: 1043 } } });
  emulator.restore({ customers: [], orders: [], wishlists: [] });
  expect(await whoAmI()).toEqual({ data: { customer: null } });
});

test.each<[string, unknown, RegExp]>([
  ["a price that is text", { products: [{ name: "A", listPrice: "1" }] }, /^products\.0\.listPrice: /],
  ["a field nobody knows", { products: [{ name: "A", listPrice: 1, prize: 1 }] }, /^products\.0: .*prize/],
  ["a list nobody knows", { produkts: [] }, /produkts/],
  [
    "one id for two",
    { brands: [1, 2].map((n) => ({ entityId: 7, name: `B${n}` })) },
    /^brands\.1\.entityId: 7/,
  ],
  ["another store's hash", { settings: { storeHash: "other" } }, /storeHash/],
])("%s is refused by its name, and changes nothing", async (_case, document, problem) => {
  const before = emulator.snapshot();
  const response = await putStore(document);
  expect(response.status).toBe(400);
  const { problems } = z.object({ problems: z.array(z.string()) }).parse(await response.json());
  expect(problems[0]).toMatch(problem);
  expect(emulator.snapshot()).toEqual(before);
});

const at = "//evil.example/";
const named = { entityId: 1, name: "A", path: at };

test.each<[string, unknown]>([
  ["products.0.path", { products: [{ ...named, listPrice: 1 }] }],
  ["categories.0.path", { categories: [named] }],
  ["brands.0.path", { brands: [named] }],
  ["pages.0.path", { pages: [{ ...named, type: "normal" }] }],
  [
    "blogPosts.0.path",
    { blogPosts: [{ ...named, body: "", author: null, tags: [], publishedAt: "2026-01-01T00:00:00Z" }] },
  ],
  ["redirects.0.fromPath", { redirects: [{ entityId: 1, fromPath: at, to: { type: "url", url: "/" } }] }],
])("a path at which a browser would leave the shop is refused: %s", async (field, document) => {
  const response = await putStore(document);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(`${field}: must be a path of the store`);
});

test("restore throws for data that is not valid", () => {
  const wrong: StoreDataOptions = { products: [{ name: "", listPrice: 1 }] };
  expect(() => emulator.restore(wrong)).toThrow(/products\.0\.name/);
  expect(() => emulator.restore({ settings: { storeId: 5 } })).toThrow(/storeId/);
});

test("500 products of a team's own are there in under a second", async () => {
  const products = Array.from({ length: 500 }, (_, index) => ({
    name: `Product ${index}`,
    listPrice: 10 + index,
    description: `<p>${"A sentence about it. ".repeat(40)}</p>`,
    categoryEntityIds: [1],
    options: [{ displayName: "Size", values: ["S", "M", "L", "XL"].map((label) => ({ label })) }],
  }));
  const start = performance.now();
  expect((await putStore({ products, orders: [], wishlists: [] })).status).toBe(204);
  const ms = performance.now() - start;
  expect(emulator.snapshot().products).toHaveLength(500);
  expect(ms).toBeLessThan(1000);
  const answer = await ask('{ site { route(path: "/product-499/") { node { ... on Product { name } } } } }');
  expect(answer).toEqual({ data: { site: { route: { node: { name: "Product 499" } } } } });
});

test.each([
  [
    "categories",
    {
      categories: [
        { entityId: 1, name: "A", parentEntityId: 2 },
        { entityId: 2, name: "B", parentEntityId: 1 },
      ],
    },
  ],
  ["categories", { categories: [{ entityId: 1, name: "A", parentEntityId: 1 }] }],
])("a document in which one of the %s lies below itself is refused", async (list, document) => {
  const response = await putStore(document);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(`${list}.0.parentEntityId: 1 lies below itself`);
});
