import { describe, expect, test, vi } from "vitest";
import { emulator } from "../../emulator.fixture.js";
import type { BigCommerceError } from "../../errors.js";
import { routeAccess } from "../../instance-access.js";
import type { GraphQLServerVariable } from "./options.js";
import { createRouteStore } from "./route.fixture.js";
import { createGraphQLRoute } from "./route.js";
import {
  Cart,
  codeOf,
  get,
  Names,
  operations,
  post,
  runRouteServer,
  samePage,
  serve,
  signedIn,
  WhoAmI,
} from "./route-server.fixture.js";

runRouteServer();

describe("serverVariables", () => {
  const withCart = (cartId: unknown) =>
    serve({
      operations: {
        Cart: { document: Cart, as: "shopper", serverVariables: () => ({ cartId, unused: 1 }) },
      },
    });

  test("supply what the browser must not send", async () => {
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

  test("a browser's cart is 403 even if the server has none", async () => {
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

  test("a signed-out shopper is 401 even if a function asks BigCommerce, and no hook redirects", async () => {
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

  test("a value of the wrong type is the server's fault: 500 without detail, and onError is notified", async () => {
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
  test("is called with the operation before its variables are read", async () => {
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
  ])("the verdict %j is %i, to try again after %s s", async (verdict, status, header) => {
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

  test("a slow store is 504, and a query is canceled", async () => {
    emulator.faults.add([{ on: "graphql", times: null, delayMs: 60_000 }]);
    await serve({ timeoutMs: 150 });
    expect((await post({ id: "Names" })).status).toBe(504);
  });
});
