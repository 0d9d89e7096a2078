import { createEmulator, type Emulator } from "bigcommerce-emulator";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { propertyRuns } from "../../../test/property-runs.js";
import { routeAccess } from "../../instance-access.js";
import { randomBytes, settledHeapBytes } from "../random-requests.fixture.js";
import type { GraphQLRouteOptions } from "./options.js";
import { createRouteStore, type RouteServer, serveRoute } from "./route.fixture.js";
import { createGraphQLRoute } from "./route.js";

const operations = {
  Search: {
    document: "query Search($term: String!, $first: Int, $ids: [Int!]) { site { settings { storeName } } }",
    as: "shopper",
  },
  Names: { document: "query Names { site { settings { storeName } } }", as: "guest", cacheSeconds: 60 },
  AddToCart: {
    document: `mutation AddToCart($cartId: String!, $lines: [CartLineItemInput!]!) {
      cart { addCartLineItems(input: { cartEntityId: $cartId, data: { lineItems: $lines } }) { cart { entityId } } }
    }`,
    as: "shopper",
    serverVariables: () => ({ cartId: "00000000-0000-4000-8000-000000000001" }),
  },
  SaveItem: {
    document: `mutation SaveItem($input: AddWishlistItemsInput!) {
      wishlist { addWishlistItems(input: $input) { result { entityId } } }
    }`,
    as: "customer",
  },
  Anything: { document: "query Anything($input: SomeInput) { site { a(b: $input) } }", as: "shopper" },
} satisfies GraphQLRouteOptions["operations"];

let emulator: Emulator;
let server: RouteServer;

beforeAll(async () => {
  emulator = await createEmulator();
  server = await serveRoute(emulator.url, { operations, onError: () => {} });
});
beforeEach(() => emulator.reset());
afterAll(async () => {
  await server.close();
  await emulator.close();
});

const search = (variables: unknown) => ({ id: "Search", variables });
const anything = (input: unknown) => ({ id: "Anything", variables: { input } });
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const jsonHeaders = { "content-type": "application/json" };

async function post(body: unknown, headers: Record<string, string> = {}, search = ""): Promise<Response> {
  return fetch(server.url + search, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", ...jsonHeaders, ...headers },
    body: toBody(body),
  });
}

function toBody(body: unknown): BodyInit {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === "string" ? body : JSON.stringify(body);
}

/** The one shape of a refusal. Whatever was refused, BigCommerce heard nothing of it. */
async function readRefusal(answer: Response) {
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("content-type")).toBe("application/graphql-response+json; charset=utf-8");
  const body = await answer.json();
  expect(body).toEqual({ errors: [{ message: expect.stringMatching(/\S/), extensions: expect.anything() }] });
  expect(emulator.requests()).toEqual([]);
  const { extensions, message } = body.errors[0];
  return { status: answer.status, code: extensions.code, variables: extensions.variables, message };
}

describe("a body", () => {
  test.each([
    ["the text of a query", { query: "{ customer { email } }" }, 400, "query_text_refused"],
    ["the text beside an id", { id: "Search", query: "{ customer { email } }" }, 400, "query_text_refused"],
    ["an empty text", { id: "Search", query: null }, 400, "query_text_refused"],
    ["a batch", [search({ term: "tea" })], 400, "batch_refused"],
    ["an empty batch", [], 400, "batch_refused"],
    ["an unknown id", { id: "Orders" }, 404, "operation_unknown"],
    ["an id that every object has", { id: "toString" }, 404, "operation_unknown"],
    ["an id that is a prototype", { id: "__proto__" }, 404, "operation_unknown"],
    [
      "an unknown hash",
      { extensions: { persistedQuery: { version: 1, sha256Hash: "a" } } },
      404,
      "operation_unknown",
    ],
    ["no id", {}, 400, "request_invalid"],
    ["two ids", { id: "Search", documentId: "Search" }, 400, "request_invalid"],
    ["an id that is no text", { id: 1 }, 400, "request_invalid"],
    ["an id without end", { id: "x".repeat(257) }, 400, "request_invalid"],
    ["a key we do not know", { id: "Search", channelId: 2 }, 400, "request_invalid"],
    ["an extension we do not know", { id: "Search", extensions: { tracing: true } }, 400, "request_invalid"],
    ["the name of another operation", { id: "Names", operationName: "Search" }, 400, "request_invalid"],
    ["variables that are a list", search(["tea"]), 400, "request_invalid"],
    ["variables that are a text", search('{"term":"tea"}'), 400, "request_invalid"],
    ["a number", 1, 400, "request_invalid"],
    ["null", "null", 400, "request_invalid"],
    ["nothing", "", 400, "request_invalid"],
    ["no JSON", "{", 400, "request_invalid"],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), 400, "request_invalid"],
    ["__proto__ as a key", '{"id":"Names","__proto__":{"id":"x"}}', 400, "request_invalid"],
    ["__proto__ as a variable", '{"id":"Search","variables":{"__proto__":{}}}', 400, "request_invalid"],
    [
      "__proto__ inside",
      '{"id":"Anything","variables":{"input":[{"a":{"__proto__":1}}]}}',
      400,
      "request_invalid",
    ],
    ["constructor inside", anything({ a: [{ constructor: 1 }] }), 400, "request_invalid"],
    ["prototype inside", anything({ prototype: 1 }), 400, "request_invalid"],
    ["a number out of range", '{"id":"Anything","variables":{"input":1e999}}', 400, "request_invalid"],
    ["variables nested too deeply", anything(nested(8)), 400, "request_invalid"],
    [
      "10,000 levels",
      `{"id":"Anything","variables":{"input":${"[".repeat(5000)}${"]".repeat(5000)}}}`,
      400,
      "request_invalid",
    ],
    ["16 kB and more", search({ term: "x".repeat(16_384) }), 413, "body_too_large"],
  ])("with %s is refused", async (_name, body, status, code) => {
    expect(await readRefusal(await post(body))).toMatchObject({ status, code });
  });

  test("seven levels inside the variables are read", async () => {
    expect((await post({ id: "Anything", variables: { input: nested(7) } })).status).not.toBe(400);
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
    "",
  ])("of type %j is 415", async (type) => {
    const answer = await post(search({ term: "tea" }), { "content-type": type });
    expect(await readRefusal(answer)).toMatchObject({ status: 415, code: "content_type_unsupported" });
  });

  test.each(["?query=%7Bcustomer%7D", "?channel=2", "?id=Names", "?locale=x%0d%0ay", "?locale=fr&locale=de"])(
    "sent to a URL with %s is refused",
    async (search) => {
      expect((await readRefusal(await post({ id: "Names" }, {}, search))).status).toBe(400);
    },
  );
});

describe("variables", () => {
  test.each([
    ["another shopper's cart", { id: "AddToCart", variables: { cartId: "theirs", lines: [] } }],
    ["a cart inside of an input", anything({ cartEntityId: "theirs" })],
    ["a checkout inside of a list", anything([{ data: { checkout_id: "theirs" } }])],
    [
      "a wishlist's id in a wishlist's input",
      { id: "SaveItem", variables: { input: { entityId: 7, items: [] } } },
    ],
  ])("with %s are 403", async (_name, body) => {
    expect(await readRefusal(await post(body))).toMatchObject({ status: 403, code: "variable_refused" });
  });

  test.each([
    [{}, "term", "Expected String!; it is missing."],
    [{ term: null }, "term", "Expected String!, not null."],
    [{ term: 5 }, "term", "Expected String!, not this number."],
    [{ term: ["a"] }, "term", "Expected String!, not a list."],
    [{ term: { a: 1 } }, "term", "Expected String!, not an object."],
    [{ term: "a", first: "1" }, "first", "Expected Int, not a string."],
    [{ term: "a", first: 1.5 }, "first", "Expected Int, not this number."],
    [{ term: "a", first: 2 ** 31 }, "first", "Expected Int, not this number."],
    [{ term: "a", ids: [1, "2"] }, "ids.1", "Expected Int!, not a string."],
    [{ term: "a", ids: [null] }, "ids.0", "Expected Int!, not null."],
    [{ term: "a", other: 1 }, "other", "The operation does not declare this variable."],
  ])("%j are 422 with the place", async (variables, place, text) => {
    expect(await readRefusal(await post(search(variables)))).toMatchObject({
      status: 422,
      code: "variables_invalid",
      variables: { [place]: text },
    });
  });
});

describe("where a POST comes from", () => {
  const cases = [
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-origin", origin: "null" }, true],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": "none" }, false],
    [{ "sec-fetch-site": "" }, false],
    [{ "sec-fetch-site": "same-origin, cross-site" }, false],
    [{ "sec-fetch-site": "cross-site", origin: "OWN" }, false],
    [{ "sec-fetch-site": "same-site", origin: "https://shop.example" }, false],
    [{ origin: "OWN" }, true],
    [{ origin: "https://shop.example" }, true],
    [{ origin: "http://shop.example" }, false],
    [{ origin: "https://shop.example:8443" }, false],
    [{ origin: "https://evil.example" }, false],
    [
      { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
      false,
    ],
    [{ origin: "http://evil.example", "x-forwarded-host": "evil.example" }, false],
    [{ origin: "http://evil.example", forwarded: "host=evil.example" }, false],
    [{ origin: "null" }, false],
    [{ origin: "" }, false],
    [{ origin: "OWN, OWN" }, false],
    [{ referer: "OWN/cart" }, false],
    [{}, false],
  ] as const;
  let guarded: RouteServer;
  beforeAll(async () => {
    const limited = { Names: { ...operations.Names, serverVariables: undefined } };
    const rateLimit = () => false;
    guarded = await serveRoute(emulator.url, {
      operations: limited,
      allowedOrigins: ["https://shop.example"],
      rateLimit,
    });
  });
  afterAll(() => guarded.close());

  test.each(cases)("%j passes: %s", async (headers, passes) => {
    const own = Object.entries(headers).map(([name, value]) => [
      name,
      value.replaceAll("OWN", guarded.origin),
    ]);
    const answer = await fetch(guarded.url, {
      method: "POST",
      headers: { ...jsonHeaders, ...Object.fromEntries(own) },
      body: '{"id":"Names"}',
    });
    expect(await readRefusal(answer)).toMatchObject(
      passes ? { status: 429, code: "rate_limited" } : { status: 403, code: "cross_site_refused" },
    );
  });
});

describe("a GET", () => {
  test.each([
    ["?query=%7Bcustomer%7Bemail%7D%7D", 400, "query_text_refused"],
    ["", 400, "request_invalid"],
    ["?id=Orders", 404, "operation_unknown"],
    ["?id=Search&variables=%7B%22term%22%3A%22a%22%7D", 405, "method_not_allowed"],
    ["?id=Names&id=Names", 400, "request_invalid"],
    ["?id=Names&cachebuster=1", 400, "request_invalid"],
    ["?id=Names&variables=%7B", 400, "request_invalid"],
    ["?id=Names&variables=%5B%5D", 400, "request_invalid"],
    ["?id=Names&variables=%7B%22__proto__%22%3A1%7D", 400, "request_invalid"],
    ["?id=Names&variables=%7B%22x%22%3A1%7D", 422, "variables_invalid"],
    ["?id=Names&extensions=x", 400, "request_invalid"],
    ["?id=Names&channel=99", 400, "request_invalid"],
    ["?id=Names&channel=1e0", 400, "request_invalid"],
    ["?id=Names&locale=en%0d%0aX-Evil:1", 400, "request_invalid"],
  ])("%s is refused", async (search, status, code) => {
    expect(await readRefusal(await fetch(server.url + search))).toMatchObject({ status, code });
  });
});

describe("random requests", () => {
  const options: GraphQLRouteOptions = { operations, rateLimit: () => true };
  const key = fc.oneof(
    fc.constantFrom("id", "documentId", "variables", "operationName", "extensions", "query"),
    fc.constantFrom("term", "first", "ids", "input", "lines", "cartId", "__proto__", "constructor"),
    fc.string(),
  );
  const id = fc.oneof(fc.constantFrom(...Object.keys(operations), "__proto__", "constructor"), fc.string());
  const value = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()));
  const envelope = fc.record(
    { id, variables: fc.dictionary(key, value), operationName: value, extensions: value },
    { requiredKeys: ["id"] },
  );
  const body = fc.oneof(
    fc.jsonValue().map((json) => JSON.stringify(json)),
    envelope.map((json) => JSON.stringify(json)),
    fc.record({ id, variables: fc.dictionary(key, value) }).map((json) => JSON.stringify(json)),
    fc.record({ cartId: value }).map((variables) => JSON.stringify(anything(variables))),
    fc.dictionary(key, value).map((json) => JSON.stringify(json)),
    randomBytes,
  );

  /** BigCommerce stays out: every operation that would run is answered by a fault. */
  function createRoute() {
    emulator.faults.add([{ on: "graphql", times: null, status: 200, body: '{"data":{}}' }]);
    return createGraphQLRoute(createRouteStore(emulator.url), options);
  }

  const allowed = [200, 400, 401, 403, 404, 405, 409, 413, 415, 422];

  const bodies = propertyRuns(2000);
  test(`${bodies} bodies get a documented status, and none is left waiting`, {
    timeout: 3_600_000,
  }, async () => {
    const { POST } = createRoute();
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const answer = await POST(
          new Request("http://shop.example/api/graphql", {
            method: "POST",
            headers: { "sec-fetch-site": "same-origin", ...jsonHeaders },
            body: typeof bytes === "string" ? bytes : new Uint8Array(bytes),
          }),
        );
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        expect(allowed).toContain(answer.status);
        expect(await answer.json()).toBeTypeOf("object");
      }),
      { numRuns: bodies },
    );
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 403, 404, 422]));
  });

  const urls = propertyRuns(1000);
  test(`${urls} URLs get a documented status`, { timeout: 3_600_000 }, async () => {
    const { GET } = createRoute();
    const parameter = fc.tuple(
      fc.oneof(key, fc.constantFrom("channel", "locale")),
      fc.oneof(id, body.map(String)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parameter, { maxLength: 5 }), async (parameters) => {
        const search = new URLSearchParams([["id", "Names"], ...parameters]);
        const answer = await GET(new Request(`http://shop.example/api/graphql?${search}`));
        expect(allowed).toContain(answer.status);
        await answer.json();
      }),
      { numRuns: urls },
    );
  });

  test("20,000 refused requests leave nothing behind in memory", { timeout: 60_000 }, async () => {
    // As in a request: outside of one Next's connection() throws, and vitest keeps something of each error's stack.
    const access = { ...createRouteStore(emulator.url)[routeAccess], enterRequest: async () => {} };
    const { POST } = createGraphQLRoute({ [routeAccess]: access }, options);
    const refuse = async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        const body = [
          { id: `unknown-${index}` },
          search({ term: index }),
          anything({ cartId: index }),
          { id: "Names", query: `query Q${index} { a }` },
        ][index % 4];
        const answer = await POST(
          new Request("http://shop.example/api/graphql", {
            method: "POST",
            headers: { "sec-fetch-site": "same-origin", ...jsonHeaders },
            body: JSON.stringify(body),
          }),
        );
        await answer.text();
      }
      return settledHeapBytes();
    };
    const warmBytes = await refuse(4000);
    const grownBytes = (await refuse(20_000)) - warmBytes;
    // 200 bytes a request: less than any request, promise chain or timer that stayed would take.
    expect(grownBytes).toBeLessThan(4_000_000);
    expect(emulator.requests()).toEqual([]);
  });
});
