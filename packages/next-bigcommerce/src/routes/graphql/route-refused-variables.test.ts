import { beforeEach, describe, expect, test, vi } from "vitest";
import { emulator } from "../../emulator.fixture.js";
import { get, graphqlRequests, post, runRouteServer, serve } from "./route-server.fixture.js";

runRouteServer();

const pageOf = (first: string) => `products(first: ${first}) { edges { node { name } } }`;
const operations = {
  Sort: {
    document: `query Sort($sort: SearchProductsSortInput, $filters: SearchProductsFiltersInput!, $first: Int) {
      site { search { searchProducts(filters: $filters, sort: $sort) { ${pageOf("$first")} } } }
    }`,
    as: "guest",
    cacheSeconds: 60,
  },
  Related: {
    document: `query Related($first: Int, $inner: Int) { site { products(first: $first) { edges { node {
      relatedProducts(first: $inner) { edges { node { variants(first: 20) { edges { node { sku
        options(first: 10) { edges { node { displayName } } } } } } } } }
    } } } } }`,
    as: "guest",
  },
  AddToCart: {
    document: `mutation CreateCart($lines: [CartLineItemInput!]!, $currency: String) {
      cart { createCart(input: { lineItems: $lines, currencyCode: $currency }) { cart { entityId } } }
    }`,
    as: "shopper",
  },
  Outdated: { document: "query Outdated($first: Int) { site { noSuchField(first: $first) } }", as: "guest" },
  TooLarge: {
    document: `query TooLarge($after: String) { site { ${pageOf("500, after: $after")} } }`,
    as: "guest",
  },
  OwnSort: {
    document: `query OwnSort($sort: SearchProductsSortInput, $term: String!) {
      site { search { searchProducts(filters: { searchTerm: $term }, sort: $sort) { ${pageOf("1")} } } }
    }`,
    as: "guest",
    serverVariables: { sort: () => "NOPE" },
  },
} as const;

const onError = vi.fn();
beforeEach(async () => {
  onError.mockClear();
  await serve({ operations, onError });
});

const filters = { searchTerm: "kettle" };

async function outcomeOf(answer: Response) {
  const { errors } = await answer.json();
  const { code, variables = {} } = errors[0].extensions;
  return { status: answer.status, code, places: Object.keys(variables), reports: onError.mock.calls.length };
}

const refused = (...places: string[]) => ({ status: 422, code: "variables_invalid", places, reports: 0 });
const alarm = { status: 500, code: "internal_error", places: [], reports: 1 };

describe("what BigCommerce refuses of a browser's variables is 422, and alarms nobody", () => {
  test.each([
    ["a wrong enum", { filters, sort: "NOPE" }, "sort"],
    ["an enum of another type", { filters, sort: 7 }, "sort"],
    ["an unknown input field", { filters: { nope: 1 } }, "filters"],
    ["an object for a string", { filters: { searchTerm: { a: 1 } } }, "filters"],
    ["a string for a custom scalar", { filters: { searchTerm: "x", price: { minPrice: "a" } } }, "filters"],
    ["null inside a list", { filters: { categoryEntityIds: [1, null] } }, "filters"],
    ["a page that is too large", { filters, first: 500 }, "first"],
  ])("%s", async (_name, variables, place) => {
    expect(await outcomeOf(await post({ id: "Sort", variables }))).toEqual(refused(place));
    expect(graphqlRequests()).toHaveLength(1);
  });

  test("by GET it is the same, and not kept by caches", async () => {
    const answer = await get({ id: "Sort", variables: JSON.stringify({ filters, sort: "NOPE" }) });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(await outcomeOf(answer)).toEqual(refused("sort"));
  });

  test("in a mutation, in a list of inputs", async () => {
    const variables = { lines: [{ quantity: "many", productEntityId: 80 }] };
    expect(await outcomeOf(await post({ id: "AddToCart", variables }))).toEqual(refused("lines"));
  });

  test("pages that make the operation too complex", async () => {
    const variables = { first: 50, inner: 50 };
    expect(await outcomeOf(await post({ id: "Related", variables }))).toEqual(refused("first", "inner"));
  });

  test("a negative page is BigCommerce's own error, with its message", async () => {
    const answer = await post({ id: "Sort", variables: { filters, first: -5 } });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "graphql_error" } }] });
    expect(onError).not.toHaveBeenCalled();
  });

  const reply = (...messages: string[]) =>
    emulator.faults.add([
      {
        on: "graphql",
        times: 1,
        status: 400,
        body: JSON.stringify({ errors: messages.map((message) => ({ message })) }),
      },
    ]);

  test.each([
    [
      `Variable '$sort' expected value of type 'SearchProductsSortInput' but got: "NOPE". Reason: Enum value 'NOPE' is undefined in enum type 'SearchProductsSortInput'. Known values are: RELEVANCE, NEWEST.`,
      "sort",
    ],
    [
      `Variable '$filters' expected value of type 'SearchProductsFiltersInput!' but value is undefined. Reason: x`,
      "filters",
    ],
    ["Argument 'first' cannot exceed 50", "first"],
  ])("in BigCommerce's words: %s", async (message, place) => {
    reply(message);
    const variables = { filters, sort: "NOPE", first: 51 };
    expect(await outcomeOf(await post({ id: "Sort", variables }))).toEqual(refused(place));
  });

  test("the answer repeats nothing of BigCommerce's", async () => {
    reply(`Variable '$sort' expected value of type 'Inner' but got: "NOPE". Reason: secret words`);
    const text = await (await post({ id: "Sort", variables: { filters, sort: "NOPE" } })).text();
    expect(text).not.toMatch(/Inner|NOPE|secret words/);
  });

  test.each([
    [
      "a variable of the server's beside it",
      ["Variable '$other' expected value of type 'A' but got: 1. Reason: x"],
    ],
    [
      "a document's fault beside it",
      ["Variable '$sort' expected value of type 'A' but got: 1. Reason: x", "Unknown type 'B'."],
    ],
    [
      "a variable of a type that is gone",
      ["Variable '$sort' of type 'A' used in position expecting type 'B'."],
    ],
    ["a page within the limit", ["Argument 'first' cannot exceed 50"]],
    ["words nobody knows", ["No."]],
  ])("%s is for the operator", async (_name, messages) => {
    reply(...messages);
    const variables = { filters, sort: "NOPE", first: 20 };
    expect(await outcomeOf(await post({ id: "Sort", variables }))).toEqual(alarm);
  });
});

describe("what only the operator can correct is still 500, and reported", () => {
  test.each([
    ["a document that the schema does not fit", { id: "Outdated", variables: { first: 500 } }],
    ["a page size in the document", { id: "TooLarge" }],
    ["a variable that the server supplies", { id: "OwnSort", variables: { term: "kettle" } }],
  ])("%s", async (_name, body) => {
    expect(await outcomeOf(await post(body))).toEqual(alarm);
  });

  test("a document that is too complex with BigCommerce's default pages", async () => {
    const message =
      "The query is too complex as it has a complexity score of 34314 out of 10000. Please remove";
    for (const variables of [{}, { first: 10 }]) {
      onError.mockClear();
      emulator.faults.add([
        { on: "graphql", times: 1, status: 400, body: JSON.stringify({ errors: [{ message }] }) },
      ]);
      expect(await outcomeOf(await post({ id: "Related", variables }))).toEqual(alarm);
    }
  });
});
