import { isInterfaceType } from "graphql";
import { expect, test } from "vitest";
import { z } from "zod";
import { mintPrivateToken, mintToken, postGraphql, readGraphql } from "../../test/emulator-calls.js";
import { retailId, valueAt, wholesaleId } from "../../test/execute-storefront.js";
import { emulatorForFile } from "../../test/running-emulator.js";
import { createStorefrontSchema } from "./storefront-schema.js";

const banner = { entityId: 1, name: "A", content: "<b>A</b>", location: "TOP", page: "home" } as const;
const emulator = emulatorForFile({ stubs: "refuse", data: { banners: [banner] } });

async function ask(query: string, variables: object = {}, customerId: number | null = wholesaleId) {
  const headers: Record<string, string> =
    customerId === null ? {} : { "x-bc-customer-id": String(customerId) };
  const token = await (customerId === null ? mintPrivateToken(emulator) : mintToken(emulator));
  return readGraphql(await postGraphql(emulator, { token, body: { query, variables }, headers }));
}

const identified = z.object({ __typename: z.string(), id: z.string() });

/** Every `{ __typename, id }` of an answer. */
function nodesIn(value: unknown): z.output<typeof identified>[] {
  if (typeof value !== "object" || value === null) return [];
  const own = identified.safeParse(value);
  return [...(own.success ? [own.data] : []), ...Object.values(value).flatMap(nodesIn)];
}

const id = "{ __typename id }";
const list = "{ edges { node { __typename id } } }";
const everyNode = `query ($cart: String!) {
  customer { orders ${list} }
  site {
    products ${list}
    product(entityId: 106) { variants ${list} }
    category(entityId: 22) ${id}
    brands ${list}
    cart(entityId: $cart) ${id}
    checkout(entityId: $cart) ${id}
    order(filter: { entityId: 10290 }) ${id}
    route(path: "/gooseneck/", redirectBehavior: FOLLOW) { redirect ${id} node ${id} }
    content {
      blog { __typename id posts ${list} }
      pages { edges { node { __typename ... on Node { id } } } }
      raw: page(entityId: 6) { __typename ... on Node { id } }
      contact: page(entityId: 3) { __typename ... on Node { id } }
      blogPage: page(entityId: 4) { __typename ... on Node { id } }
      banners { homePage ${list} }
    }
  }
}`;

const createCart =
  "mutation { cart { createCart(input: { lineItems: [{ productEntityId: 113, quantity: 1 }] }) { cart { entityId } } } }";
const byId = `query ($id: ID!) { node(id: $id) ${id} }`;

async function allNodes() {
  const cart = valueAt((await ask(createCart)).data, "cart.createCart.cart.entityId");
  const { data, messages } = await ask(everyNode, { cart });
  expect(messages).toEqual([]);
  return nodesIn(data);
}

/** With payments, an order has the id of the order without. */
const answeredAs: Readonly<Record<string, string>> = { OrderWithPayments: "Order" };
/** A stub: it has no id that anybody could have got. */
const notCarriedOut = ["PaymentWallet"];

test("every type of node that is carried out is found by the id that the API gave out", async () => {
  const nodes = new Map((await allNodes()).map((node) => [node.__typename, node]));
  const schema = createStorefrontSchema();
  const node = schema.getType("Node");
  const possible = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
  const expected = possible.map(({ name }) => name).filter((name) => !notCarriedOut.includes(name));
  expect([...nodes.keys()].toSorted()).toEqual(expected.toSorted());
  for (const { __typename, id: given } of nodes.values()) {
    const { data } = await ask(byId, { id: given });
    expect(data).toEqual({ node: { __typename: answeredAs[__typename] ?? __typename, id: given } });
  }
});

const base64 = (text: string) => Buffer.from(text).toString("base64");

test.each([
  ...["", "x", "110", "Product:110", `${base64("Product:110")}!`, ` ${base64("Product:110")}`],
  ...["Product:999999", "Product:0x6e", "Product:1.1e2", "Product:0110", "Product:-110", "Product:"].map(
    base64,
  ),
  ...["product:110", "Nothing:1", "PaymentWallet:1", "Metafields:1", "__proto__:1", "Query:1"].map(base64),
  ...["NormalPage:6", "RawHtmlPage:1", "Blog:999", "BlogPost:999", "Banner:9", "Variant:1"].map(base64),
  ...["Cart:nobodys", "Checkout:nobodys", "Order:1", "OrderWithPayments:10290"].map(base64),
  "\u0000",
  "🫖".repeat(1_000),
])("%j is nobody's id", async (given) => {
  expect(await ask(byId, { id: given })).toMatchObject({ data: { node: null }, messages: [] });
});

test("what is another customer's is not found by its id", async () => {
  const own = (await allNodes()).filter(({ __typename }) => /^(Order|Cart|Checkout)$/.test(__typename));
  expect(own.length).toBeGreaterThan(3);
  for (const { id: given } of own)
    expect((await ask(byId, { id: given }, retailId)).data).toEqual({ node: null });
});
