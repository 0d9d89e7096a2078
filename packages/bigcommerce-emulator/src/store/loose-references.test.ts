import { expect, test } from "vitest";
import { z } from "zod";
import { mintToken, postGraphql, readGraphql } from "../../test/emulator-calls.js";
import { valueAt, wholesaleId } from "../../test/execute-storefront.js";
import { emulatorForEachTest } from "../../test/running-emulator.js";
import { fixtures } from "../fixtures/fixtures.js";
import { looseReferences } from "./loose-references.js";
import { createStoreData } from "./store-data.js";

const emulator = emulatorForEachTest({ stubs: "refuse" });

function put(document: unknown): Promise<Response> {
  const url = `${emulator.url}/__emulator/store`;
  return fetch(url, { method: "PUT", body: JSON.stringify(document) });
}

async function ask(query: string, variables: object = {}) {
  const token = await mintToken(emulator);
  const headers = { "x-bc-customer-id": String(wholesaleId) };
  return readGraphql(await postGraphql(emulator, { token, body: { query, variables }, headers }));
}

test("the built-in store names nothing that it does not have", () => {
  expect(looseReferences(createStoreData(fixtures))).toEqual([]);
});

test("a document of products alone is told that it keeps orders and wishlists of others", async () => {
  const response = await put({ products: [{ entityId: 1, name: "Mug", listPrice: 1 }] });
  const { warnings } = z.object({ warnings: z.array(z.string()) }).parse(await response.json());
  expect(response.status).toBe(200);
  expect(warnings).toEqual([
    expect.stringMatching(/^orders: \d+ lines name products that .+ and \d+ more\): they stay/),
    expect.stringMatching(/^wishlists: \d+ items name products .+ Give "wishlists" beside "products"/),
  ]);
});

test("a document of customers alone is told of the orders and wishlists of those who are gone", () => {
  const data = createStoreData(fixtures, { customers: [] });
  expect(looseReferences(data).map((warning) => warning.split(" name ")[0])).toEqual([
    expect.stringMatching(/^orders: \d+ orders$/),
    expect.stringMatching(/^wishlists: \d+ lists$/),
  ]);
});

const money = "{ value }";
const product = "{ entityId name }";
const everything = `query ($cart: String!) {
  customer {
    orders { edges { node { entityId totalIncTax ${money} consignments { shipping { edges { node { lineItems { edges { node {
      name productEntityId image { altText } baseCatalogProduct ${product} catalogProductWithOptionSelections ${product}
    } } } } } } } } } }
    wishlists { edges { node { items { edges { node { productEntityId product ${product} } } } } } }
  }
  site {
    cart(entityId: $cart) { amount ${money} lineItems { totalQuantity physicalItems { name } } }
    checkout(entityId: $cart) { grandTotal ${money} cart { lineItems { totalQuantity } } }
  }
}`;

test("what names a product that is gone breaks no query: its product is null, and carts do without it", async () => {
  const created = await ask(
    "mutation { cart { createCart(input: { lineItems: [{ productEntityId: 113, quantity: 2 }] }) { cart { entityId } } } }",
  );
  const cart = valueAt(created.data, "cart.createCart.cart.entityId");
  const { settings: _settings, products: _products, ...lists } = emulator.snapshot();
  await put({ ...lists, products: [{ entityId: 1, name: "Mug", listPrice: 1 }] });
  const { data, messages } = await ask(everything, { cart });
  expect(messages).toEqual([]);
  const text = JSON.stringify(data);
  expect(text).toContain('"baseCatalogProduct":null');
  expect(text).toMatch(/"productEntityId":\d+,"product":null/);
  expect(valueAt(data, "site.cart.lineItems")).toEqual({ totalQuantity: 0, physicalItems: [] });
  expect(valueAt(data, "site.checkout.grandTotal.value")).toBe(0);
});
