import { describe, expect, test } from "vitest";
import { isBigCommerceError } from "../../errors.js";
import { type OperationEntry, readAllowedOperations } from "./allowed-operations.js";

const Names = "query Names { site { settings { storeName } } }";
const NamesOfOldClients = "query Names { site { settings { storeName storeHash } } }";
const Orders = "query Orders { customer { entityId } }";
const Cart = "query Cart($cartId: String!) { site { cart(entityId: $cartId) { entityId } } }";
const SavedItems =
  "query SavedItems($ids: [Int!]) { customer { wishlists(filters: { entityIds: $ids }) { edges { cursor } } } }";
const withHash = (text: string, hash: unknown) => Object.assign(new String(text), { __meta__: { hash } });
const serverVariables = () => ({});

const idsOf = (operations: Record<string, OperationEntry>, manifest: Record<string, string> = {}) =>
  Object.fromEntries(
    [...readAllowedOperations(operations, manifest)].map(([id, { document }]) => [id, document.text]),
  );

function problemOf(
  operations: Record<string, OperationEntry>,
  manifest: Record<string, string> = {},
): string {
  try {
    readAllowedOperations(operations, manifest);
  } catch (error) {
    if (isBigCommerceError(error) && error.code === "configuration_invalid") return error.message;
    throw error;
  }
  return "";
}

describe("ids", () => {
  test("an operation's ids are its key and the hash in its document", () => {
    expect(
      idsOf({ A: { document: Names, as: "guest" }, B: { document: withHash(Orders, "b1"), as: "customer" } }),
    ).toEqual({
      A: Names,
      B: Orders,
      b1: Orders,
    });
  });

  test("a manifest has the documents of the entries, and allows no other", () => {
    const manifest = { n1: Names, o1: Orders, c1: Cart };
    expect(idsOf({ Names: { as: "guest" } }, manifest)).toEqual({ Names, n1: Names });
  });

  test("if a manifest keeps documents for older clients, each has its own id", () => {
    expect(idsOf({ Names: { as: "guest" } }, { n0: NamesOfOldClients, n1: Names })).toEqual({
      n0: NamesOfOldClients,
      n1: Names,
    });
  });

  test("a module that holds only the hash takes its text from the manifest", () => {
    const hashOnly = { __meta__: { hash: "n1" }, kind: "Document", definitions: [] };
    expect(idsOf({ Title: { document: hashOnly, as: "guest" } }, { n1: Names })).toEqual({
      Title: Names,
      n1: Names,
    });
  });

  test.each([1, "", null, {}])("a hash of %j does not count", (hash) => {
    expect(Object.keys(idsOf({ A: { document: withHash(Names, hash), as: "guest" } }))).toEqual(["A"]);
  });
});

describe("refused, as configuration", () => {
  test.each<[string, Record<string, OperationEntry>, Record<string, string>, string]>([
    ["an entry without a document", { Names: { as: "guest" } }, {}, "Names: has no `document`"],
    [
      "a name that is not in the manifest",
      { Names: { as: "guest" } },
      { o1: Orders },
      "no operation of that name",
    ],
    ["a document that is not a document", { A: { document: 5, as: "guest" } }, {}, "A: GraphQL document"],
    ["two operations in one", { A: { document: `${Names} ${Orders}`, as: "guest" } }, {}, "2 operations"],
    [
      "a broken declaration",
      { A: { document: "query A($a) { b }", as: "guest" } },
      {},
      "A: GraphQL document: found ",
    ],
    [
      "an unreadable manifest",
      { A: { document: Names, as: "guest" } },
      { x1: "subscription { a }" },
      "persistedDocuments x1",
    ],
    [
      "two entries of one id",
      { A: { document: withHash(Names, "B"), as: "guest" }, B: { document: Orders, as: "customer" } },
      {},
      "same id",
    ],
    ["a cart's id that nobody declares", { Cart: { document: Cart, as: "shopper" } }, {}, "$cartId"],
    ["a wishlist's id by its use", { SavedItems: { document: SavedItems, as: "customer" } }, {}, "$ids"],
    [
      "a name that is not a variable",
      { Cart: { document: Cart, as: "shopper", browserMaySend: ["cart"] } },
      {},
      "$cart",
    ],
    [
      "a server's variable that it does not declare",
      { A: { document: Names, as: "guest", serverVariables: { group: () => 1 } } },
      {},
      "`serverVariables` names $group",
    ],
    [
      "a cart's id that serverVariables does not name",
      {
        A: {
          document: "query A($cartId: String!, $first: Int) { a }",
          as: "guest",
          serverVariables: { first: () => 1 },
        },
      },
      {},
      "$cartId",
    ],
    [
      "a shared answer of a customer",
      { A: { document: Names, as: "shopper", cacheSeconds: 1 } },
      {},
      "only for queries as a guest",
    ],
    [
      "a shared mutation",
      { A: { document: "mutation { a }", as: "guest", cacheSeconds: 1 } },
      {},
      "only for queries as a guest",
    ],
    [
      "a shared answer with the server's variables",
      { A: { document: Names, as: "guest", cacheSeconds: 1, serverVariables } },
      {},
      "its URL only",
    ],
    [
      "a shared cart",
      { Cart: { document: Cart, as: "guest", cacheSeconds: 1, browserMaySend: ["cartId"] } },
      {},
      "its URL only",
    ],
  ])("%s", (_name, operations, manifest, text) => {
    expect(problemOf(operations, manifest)).toContain(text);
  });

  test("every problem at once", () => {
    const problem = problemOf({ A: { document: "{", as: "guest" }, Cart: { document: Cart, as: "shopper" } });
    expect(problem).toMatch(/^createGraphQLRoute: A: .*; Cart: /);
  });
});

test("a cart's id is the server's with serverVariables, and the browser's only if the entry allows it", () => {
  const secretIdsOf = (entry: Partial<OperationEntry>) => [
    ...(readAllowedOperations({ Cart: { document: Cart, as: "shopper", ...entry } }, {}).get("Cart")
      ?.secretIds ?? []),
  ];
  expect(secretIdsOf({ serverVariables })).toEqual(["cartId"]);
  expect(secretIdsOf({ serverVariables: { cartId: () => "mine" } })).toEqual(["cartId"]);
  expect(secretIdsOf({ browserMaySend: ["cartId"] })).toEqual([]);
});
