import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { BigCommerceOptions } from "./bigcommerce-options.js";
import { BigCommerceError } from "./errors.js";
import { createRouteStore, type RouteServer, serveRoute } from "./graphql-route.fixture.js";
import { createGraphQLRoute } from "./graphql-route.js";
import type { GraphQLRouteOptions, GraphQLServerVariable } from "./graphql-route-options.js";
import { routeAccess } from "./route-access.js";

const WhoAmI = "query WhoAmI { customer { entityId email } }";
const Names = `query Names($first: Int = 2, $after: String) {
  site { products(first: $first, after: $after) { edges { node { entityId name } } } }
}`;
const Cart = "query Cart($cartId: String!) { site { cart(entityId: $cartId) { entityId } } }";
const CreateCart = `mutation CreateCart($lines: [CartLineItemInput!]!) {
  cart { createCart(input: { lineItems: $lines }) { cart { entityId lineItems { totalQuantity } } } }
}`;
const Login = `mutation Login($email: String!, $password: String!) {
  login(email: $email, password: $password) { customer { entityId } }
}`;
const operations = {
  WhoAmI: { document: WhoAmI, as: "customer" },
  WhoShops: { document: WhoAmI, as: "shopper" },
  WhoVisits: { document: WhoAmI, as: "guest" },
  Names: { document: Names, as: "guest", cacheSeconds: 60 },
  CreateCart: { document: CreateCart, as: "shopper" },
  Login: { document: Login, as: "guest" },
} satisfies GraphQLRouteOptions["operations"];

let emulator: Emulator;
let server: RouteServer | undefined;
let customerId = 0;

beforeAll(async () => {
  emulator = await createEmulator();
  const answer = await createRouteStore(emulator.url).guest.mutate(Login, {
    email: "retail@example.com",
    password: "emulator",
  });
  customerId = Number(JSON.stringify(answer).match(/"entityId":(\d+)/)?.[1]);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
  Reflect.deleteProperty(globalThis, Symbol.for("next-bigcommerce@1"));
});
afterEach(() => server?.close());

async function serve(
  options: Partial<GraphQLRouteOptions> = {},
  store: Partial<BigCommerceOptions> = {},
): Promise<RouteServer> {
  await server?.close();
  server = await serveRoute(emulator.url, { operations, ...options }, store);
  return server;
}

async function post(body: unknown, headers: Record<string, string> = {}, search = ""): Promise<Response> {
  const { url, origin } = server ?? (await serve());
  return fetch(url + search, {
    method: "POST",
    headers: { origin, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

async function get(parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const { url } = server ?? (await serve());
  return fetch(`${url}?${new URLSearchParams(parameters)}`, { headers });
}

function samePage(body: unknown): Request {
  return new Request("http://shop.example/api/graphql", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

const signedIn = () => ({ cookie: `theme=dark; customer=${customerId}` });
const graphqlRequests = () => emulator.requests().filter(({ path }) => path.endsWith("/graphql"));
const codeOf = async (answer: Response) => (await answer.json()).errors[0].extensions.code;

describe("who asks", () => {
  test("the signed-in customer is asked for by their session, and nobody else's", async () => {
    await serve();
    const answer = await post({ id: "WhoAmI" }, signedIn());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      data: { customer: { entityId: customerId, email: "retail@example.com" } },
    });
    expect(graphqlRequests().map((request) => request.customerId)).toEqual([customerId]);
  });

  test("customer is 401 where nobody is signed in, shopper and guest are answered as a guest", async () => {
    await serve();
    const refused = await post({ id: "WhoAmI" });
    expect(refused.status).toBe(401);
    expect(await refused.json()).toEqual({
      errors: [{ message: "Nobody is signed in.", extensions: { code: "customer_required" } }],
    });
    expect(emulator.requests()).toEqual([]);
    expect(await (await post({ id: "WhoShops" })).json()).toEqual({ data: { customer: null } });
    expect(await (await post({ id: "WhoVisits" }, signedIn())).json()).toEqual({ data: { customer: null } });
  });

  test("a script is told 401 and never redirected to the login page", async () => {
    const onCustomerRequired = vi.fn(() => {
      throw Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/login;307;" });
    });
    await serve({}, { onCustomerRequired });
    expect((await post({ id: "WhoAmI" })).status).toBe(401);
    expect(onCustomerRequired).not.toHaveBeenCalled();
  });

  test("no header of the browser reaches BigCommerce", async () => {
    await serve();
    await post(
      { id: "WhoShops" },
      {
        ...signedIn(),
        "x-bc-customer-id": "1",
        "x-bc-customer-access-token": "forged",
        "x-http-method-override": "DELETE",
        "x-forwarded-for": "203.0.113.9",
        "true-client-ip": "203.0.113.9",
        "accept-language": "xx",
        referer: "https://shop.example/account",
        "sec-fetch-site": "same-origin",
        "sec-fetch-dest": "empty",
      },
    );
    const [sent] = graphqlRequests();
    const foreign =
      /^(cookie|origin|referer|sec-.*|x-forwarded-.*|true-client-ip|.*override|accept-language|x-bc-(?!customer-id$).*)$/;
    expect(Object.keys(sent?.headers ?? {}).filter((name) => foreign.test(name))).toEqual([]);
    expect(sent?.customerId).toBe(customerId);
  });
});

describe("POST", () => {
  test("is never stored by any cache, whatever it answers", async () => {
    await serve();
    for (const answer of [
      await post({ id: "Names" }),
      await post({ id: "WhoAmI" }),
      await post({ id: "none" }),
      await post([]),
    ]) {
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(answer.headers.get("content-type")).toBe("application/graphql-response+json; charset=utf-8");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    }
  });

  test("runs mutations with variables of the operation's types", async () => {
    await serve();
    const lines = [{ productEntityId: await plainProductId(), quantity: 2 }];
    const answer = await (await post({ id: "CreateCart", variables: { lines } }, signedIn())).json();
    expect(answer).toMatchObject({
      data: { cart: { createCart: { cart: { lineItems: { totalQuantity: 2 } } } } },
    });
  });

  test("takes the locale from the URL, and resolveChannelId decides the channel", async () => {
    await serve({}, { resolveChannelId: () => 2 });
    expect((await post({ id: "WhoShops" }, {}, "?locale=fr-CA")).status).toBe(200);
    const [sent] = graphqlRequests();
    expect(sent?.path).toContain("/channels/2/");
    expect(sent?.headers["accept-language"]).toBe("fr-CA");
    expect((await post({ id: "WhoShops" }, {}, "?channel=1")).status).toBe(400);
  });

  /** A product without options to choose. */
  async function plainProductId(): Promise<number> {
    const products = `query { site { products(first: 20) { edges { node {
      entityId productOptions { edges { node { entityId } } }
    } } } } }`;
    const text = JSON.stringify(await createRouteStore(emulator.url).guest.query(products));
    return Number(/"entityId":(\d+),"productOptions":\{"edges":\[\]/.exec(text)?.[1]);
  }
});

describe("GET", () => {
  test("answers guest queries with cacheSeconds for everybody, from the URL alone", async () => {
    const resolveCustomerId = vi.fn(() => customerId);
    const resolveChannelId = vi.fn(() => 2);
    await serve({}, { resolveCustomerId, resolveChannelId });
    const parameters = { id: "Names", variables: '{"first":1}' };
    const plain = await get(parameters);
    const withSession = await get(parameters, { ...signedIn(), "sec-fetch-site": "cross-site" });
    expect(plain.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=60");
    expect(plain.headers.get("vary")).toBeNull();
    const text = await plain.text();
    expect(await withSession.text()).toBe(text);
    expect(JSON.parse(text).data.site.products.edges).toHaveLength(1);
    expect(resolveCustomerId).not.toHaveBeenCalled();
    expect(resolveChannelId).not.toHaveBeenCalled();
    expect(graphqlRequests().map(({ path, customerId: id }) => [path, id])).toEqual([
      ["/channels/1/graphql", null],
      ["/channels/1/graphql", null],
    ]);
  });

  test("channel and locale are part of the URL", async () => {
    await serve();
    expect((await get({ id: "Names", channel: "2", locale: "fr" })).status).toBe(200);
    const [sent] = graphqlRequests();
    expect(sent?.path).toBe("/channels/2/graphql");
    expect(sent?.headers["accept-language"]).toBe("fr");
    for (const place of [{ channel: "3" }, { channel: "01" }, { channel: "x" }, { locale: "fr\r\nx: y" }]) {
      expect((await get({ id: "Names", ...place })).status).toBe(400);
    }
    expect(graphqlRequests()).toHaveLength(1);
  });

  test("an operation without cacheSeconds is 405, whoever asks as", async () => {
    await serve();
    for (const id of ["WhoAmI", "WhoShops", "WhoVisits", "CreateCart"]) {
      const answer = await get({ id }, signedIn());
      expect(answer.status).toBe(405);
      expect(answer.headers.get("allow")).toBe("POST");
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
    }
    expect(emulator.requests()).toEqual([]);
  });

  test.each([
    [
      "an answer with errors",
      { on: "graphql", times: 1, status: 200, body: '{"data":null,"errors":[{"message":"x"}]}' },
      200,
    ],
    ["a store that is down", { on: "graphql", times: null, status: 500 }, 503],
  ] as const)("%s is not cacheable", async (_name, fault, status) => {
    await serve({}, { timeoutMs: 300 });
    emulator.faults.add([fault]);
    const answer = await get({ id: "Names" });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect([status, 504]).toContain(answer.status);
  });

  test.each(['{ "first":1}', '{"first":1.0}', '{"first":1,"first":1}', '{"first":1,"after":null}', "null"])(
    "variables %s are answered, and as they are not canonical, not cacheable",
    async (variables) => {
      await serve();
      const answer = await get({ id: "Names", variables });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
    },
  );

  test.each([
    [{ id: "Names", variables: '{"after":null,"first":1}' }],
    [{ id: "Names", variables: "{}" }],
    [{ documentId: "Names", operationName: "Names" }],
    [{ extensions: '{"persistedQuery":{"version":1,"sha256Hash":"Names"}}' }],
  ])("%j is cacheable", async (parameters) => {
    await serve();
    expect((await get(parameters)).headers.get("cache-control")).toBe(shared);
  });

  const shared = "public, max-age=0, s-maxage=60";
  const hash = '{"version":1,"sha256Hash":"Names"}';
  test.each([
    `{"clientLibrary":{"name":"x","version":"17"},"persistedQuery":${hash}}`,
    `{ "persistedQuery":${hash}}`,
    `{"persistedQuery":${hash},"persistedQuery":${hash}}`,
  ])("extensions %s have any number of spellings, and are not cacheable", async (extensions) => {
    await serve();
    const answer = await get({ extensions });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  test.each([
    ["?id=Names&variables=%7B%22first%22%3A1%7D", shared],
    [`?id=Names&variables=${encodeURIComponent('{"after":"a b"}')}`, shared],
    [`?${new URLSearchParams({ id: "Names", variables: '{"after":"a b"}' })}`, shared],
    ["?id=%4Eames", "private, no-store"],
    ["?id=Names&variables=%7b%22first%22%3a1%7d", "private, no-store"],
    ["?id=Names&", "private, no-store"],
  ])("an address that ends in %s is %s: encoded in another way it is not cacheable", async (search, kept) => {
    const { url } = await serve();
    const answer = await fetch(url + search);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe(kept);
  });

  test("where input changes a variable, only the address that says the result is cacheable", async () => {
    const input = z.object({ after: z.string().trim().optional(), first: z.number().default(3) });
    await serve({ operations: { Names: { ...operations.Names, input } } });
    const keptOf = async (variables: string) =>
      (await get({ id: "Names", variables })).headers.get("cache-control");
    expect(await keptOf('{"after":"","first":3}')).toBe(shared);
    expect(await keptOf('{"after":" ","first":3}')).toBe("private, no-store");
    expect(await keptOf('{"after":""}')).toBe("private, no-store");
    expect((await get({ id: "Names", variables: '{"first":3,"x":"0"}' })).status).toBe(422);
  });
});

describe("serverVariables", () => {
  const withCart = (cartId: unknown) =>
    serve({
      operations: {
        Cart: { document: Cart, as: "shopper", serverVariables: () => ({ cartId, unused: 1 }) },
      },
    });

  test("supply what the browser must not say", async () => {
    const read = vi.fn(async (request: Request) => ({ cartId: request.headers.get("cookie")?.slice(5) }));
    await serve({ operations: { Cart: { document: Cart, as: "shopper", serverVariables: read } } });
    const answer = await post({ id: "Cart" }, { cookie: "cart=00000000-0000-4000-8000-000000000001" });
    expect(await answer.json()).toEqual({ data: { site: { cart: null } } });
    expect(read).toHaveBeenCalledTimes(1);
  });

  test("a browser's value for one of their names is 403, another shopper's cart too", async () => {
    const serverVariables = () => ({ first: 3 });
    await serve({ operations: { Names: { document: Names, as: "guest", serverVariables } } });
    expect(await codeOf(await post({ id: "Names", variables: { first: 1 } }))).toBe("variable_refused");
    await withCart("mine");
    const answer = await post({ id: "Cart", variables: { cartId: "theirs" } });
    expect(answer.status).toBe(403);
    expect(await codeOf(answer)).toBe("variable_refused");
    expect(emulator.requests()).toEqual([]);
  });

  test("a browser's cart is 403 also where the server has none", async () => {
    const serverVariables = () => undefined;
    await serve({ operations: { Cart: { document: Cart, as: "shopper", serverVariables } } });
    expect(await codeOf(await post({ id: "Cart", variables: { cartId: "theirs" } }))).toBe(
      "variable_refused",
    );
    expect(emulator.requests()).toEqual([]);
  });

  test.each([undefined, null])(
    "a cart that is %s on the server is 409: there is none yet",
    async (cartId) => {
      await withCart(cartId);
      const answer = await post({ id: "Cart" });
      expect(answer.status).toBe(409);
      expect(await codeOf(answer)).toBe("server_variable_missing");
      expect(emulator.requests()).toEqual([]);
    },
  );

  test("a signed-out shopper is 401 also where a function asks BigCommerce, and no hook redirects", async () => {
    const onCustomerRequired = vi.fn(() => {
      throw Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/login;307;" });
    });
    const first: GraphQLServerVariable = async (_request, { customer }) => {
      await customer.query(WhoAmI);
      return 1;
    };
    const asked = { Names: { document: Names, as: "shopper", serverVariables: { first } } } as const;
    await serve({ operations: asked }, { onCustomerRequired });
    const answer = await post({ id: "Names" });
    expect([answer.status, await codeOf(answer)]).toEqual([401, "customer_required"]);
    await serve(
      {
        rateLimit: async (_request, { scopes }) => {
          await scopes.customer.query(WhoAmI);
          return true;
        },
      },
      { onCustomerRequired },
    );
    expect((await post({ id: "WhoShops" })).status).toBe(401);
    expect((await post({ id: "WhoShops" }, signedIn())).status).toBe(200);
    expect(onCustomerRequired).not.toHaveBeenCalled();
  });

  test("a value of the wrong type is the server's mistake: 500 without a word, told to onError", async () => {
    const told: BigCommerceError[] = [];
    const serverVariables = () => ({ cartId: 1 });
    await serve({
      operations: { Cart: { document: Cart, as: "shopper", serverVariables } },
      onError: (error) => told.push(error),
    });
    const answer = await post({ id: "Cart" });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      errors: [{ message: "The storefront could not do this.", extensions: { code: "internal_error" } }],
    });
    expect(told.map(({ code }) => code)).toEqual(["configuration_invalid"]);
    expect(told[0]?.message).toContain("$cartId");
  });
});

describe("rateLimit", () => {
  test("is asked with the operation before its variables are looked at", async () => {
    const rateLimit = vi.fn(() => false);
    await serve({ rateLimit });
    const answer = await post({ id: "Names", variables: { first: "wrong" } });
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("60");
    const scopes = expect.objectContaining({ customer: expect.anything() });
    expect(rateLimit).toHaveBeenCalledWith(expect.any(Request), { operation: "Names", as: "guest", scopes });
    await post({ id: "unknown" });
    expect(rateLimit).toHaveBeenCalledTimes(1);
  });

  test.each([
    [{ retryAfterSeconds: 7.2 }, 429, "8"],
    [{ retryAfterSeconds: 0 }, 429, "1"],
    [{ retryAfterSeconds: Number.NaN }, 429, "60"],
    [true, 200, null],
  ])("the verdict %j is %i, to come back after %s s", async (verdict, status, header) => {
    await serve({ rateLimit: async () => verdict });
    for (const answer of [await post({ id: "Names" }), await get({ id: "Names" })]) {
      expect(answer.status).toBe(status);
      expect(answer.headers.get("retry-after")).toBe(header);
    }
  });
});

describe("time", () => {
  test.each([
    ["a rateLimit", { rateLimit: () => new Promise<never>(() => {}) }],
    [
      "a serverVariables",
      {
        operations: {
          Names: { document: Names, as: "guest", serverVariables: () => new Promise<never>(() => {}) },
        },
      },
    ],
  ] as const)("%s that never answers is 504", async (_name, options) => {
    await serve({ ...options, timeoutMs: 100 });
    const answer = await post({ id: "Names" });
    expect(answer.status).toBe(504);
    expect(await codeOf(answer)).toBe("timeout");
  });

  test("a body that never ends is 504, and is read no further", async () => {
    const cancel = vi.fn();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
      cancel,
    });
    const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
    const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
    const { POST } = createGraphQLRoute(createRouteStore(emulator.url), { operations, timeoutMs: 100 });
    expect((await POST(new Request("http://shop.example/api/graphql", init))).status).toBe(504);
    await vi.waitFor(() => expect(cancel).toHaveBeenCalled());
  });

  test("a caller that hangs up ends a query, and a mutation goes on", async () => {
    const store = createRouteStore(emulator.url);
    const stopped: boolean[] = [];
    let caller = new AbortController();
    const runOperation: (typeof store)[typeof routeAccess]["runOperation"] = async ({ signal }) => {
      caller.abort();
      stopped.push(signal.aborted);
      return { data: {}, errors: [] };
    };
    const access = { ...store[routeAccess], runOperation };
    const { POST } = createGraphQLRoute({ [routeAccess]: access }, { operations });
    for (const body of [{ id: "Names" }, { id: "CreateCart", variables: { lines: [] } }]) {
      caller = new AbortController();
      await POST(new Request(samePage(body), { signal: caller.signal }));
    }
    expect(stopped).toEqual([true, false]);
  });

  test("a store that is slow is 504, and a query is given up", async () => {
    emulator.faults.add([{ on: "graphql", times: null, delayMs: 60_000 }]);
    await serve({ timeoutMs: 150 });
    expect((await post({ id: "Names" })).status).toBe(504);
  });
});

describe("errors", () => {
  test("BigCommerce's words for a shopper pass with their path; its extensions and places do not", async () => {
    await serve();
    const answer = await post({ id: "Login", variables: { email: "retail@example.com", password: "no" } });
    expect(answer.status).toBe(200);
    const { data, errors } = await answer.json();
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/invalid credentials/i),
        path: ["login"],
        extensions: { code: "graphql_error" },
      },
    ]);
  });

  test("a message is shortened and loses control characters; a missing scope says nothing of the token", async () => {
    const errors = [
      {
        message: `a\u0000\r\nb${"x".repeat(2000)}`,
        locations: [{ line: 1, column: 2 }],
        extensions: { debug: "stack" },
      },
      {
        message: "The provided token lacks B2B",
        extensions: { code: "INSUFFICIENT_ACCESS_SCOPE", requiredScopes: ["B2B"] },
      },
    ];
    emulator.faults.add([
      { on: "graphql", times: 1, status: 200, body: JSON.stringify({ data: { site: null }, errors }) },
    ]);
    await serve();
    const body = await (await post({ id: "Names" })).json();
    expect(body.data).toEqual({ site: null });
    expect(body.errors[0].message).toBe(`a b${"x".repeat(497)}`);
    expect(Object.keys(body.errors[0])).toEqual(["message", "extensions"]);
    expect(body.errors[1]).toEqual({
      message: "This field is not available.",
      extensions: { code: "graphql_error" },
    });
  });

  test.each([
    ["store_unauthorized", 500, "internal_error"],
    ["configuration_missing", 500, "internal_error"],
    ["graphql_error", 500, "internal_error"],
    ["query_too_complex", 500, "internal_error"],
    ["customer_id_invalid", 500, "internal_error"],
    ["input_invalid", 500, "internal_error"],
    ["upstream_unavailable", 503, "store_unavailable"],
    ["token_rejected", 503, "store_unavailable"],
    ["rate_limited", 429, "rate_limited"],
    ["timeout", 504, "timeout"],
    ["customer_signed_out", 401, "customer_required"],
    ["mutation_refused", 403, "operation_refused"],
    ["impersonation_refused", 403, "operation_refused"],
  ] as const)("%s is %i %s, in words that say nothing of the server", async (code, status, routeCode) => {
    const secretWords = "BIGCOMMERCE_ACCESS_TOKEN of store abc at https://internal";
    const store = createRouteStore(emulator.url);
    const runOperation = () =>
      Promise.reject(new BigCommerceError(code, secretWords, { retryAfterMs: 2001 }));
    const onError = vi.fn();
    const { POST } = createGraphQLRoute(
      { [routeAccess]: { ...store[routeAccess], runOperation } },
      { operations, onError },
    );
    const answer = await POST(samePage({ id: "Names" }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("retry-after")).toBe(status === 429 || status === 503 ? "3" : null);
    const text = await answer.text();
    expect(JSON.parse(text).errors[0].extensions).toEqual({ code: routeCode });
    expect(text).not.toMatch(/BIGCOMMERCE|internal\b(?!_error)|abc/);
    expect(onError).toHaveBeenCalledTimes(status === 500 ? 1 : 0);
  });

  test("options that do not fit are 500 for the caller, and the operator reads what to do", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await serve({ maxBodyBytes: 0 });
    expect((await post({ id: "Names" })).status).toBe(500);
    expect(log).toHaveBeenCalledWith(expect.stringContaining("maxBodyBytes must be a whole number"));
    log.mockRestore();
  });

  test("what the app's own functions throw, and Next's control flow, pass untouched", async () => {
    const thrown = new TypeError("database down");
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/;307;" });
    for (const error of [thrown, redirect]) {
      const { POST } = createGraphQLRoute(createRouteStore(emulator.url), {
        operations,
        rateLimit: () => Promise.reject(error),
      });
      await expect(POST(samePage({ id: "Names" }))).rejects.toBe(error);
    }
  });

  test("waits at the gate of the request before anything else", async () => {
    const gate = new BigCommerceError("used_in_prerender", "no request");
    const store = createRouteStore(emulator.url);
    const enterRequest = () => Promise.reject(gate);
    const { GET, POST } = createGraphQLRoute(
      { [routeAccess]: { ...store[routeAccess], enterRequest } },
      { operations },
    );
    await expect(GET(new Request("http://shop.example/api/graphql?id=Names"))).rejects.toBe(gate);
    await expect(POST(samePage({ id: "Names" }))).rejects.toBe(gate);
  });
});
