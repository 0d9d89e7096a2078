import { describe, expect, test, vi } from "vitest";
import { emulator } from "../../emulator.fixture.js";
import { createRouteStore } from "./route.fixture.js";
import {
  customerId,
  get,
  graphqlRequests,
  post,
  runRouteServer,
  serve,
  signedIn,
} from "./route-server.fixture.js";

runRouteServer();

describe("who asks", () => {
  test("the query runs as the customer of the session, and as nobody else", async () => {
    await serve();
    const answer = await post({ id: "WhoAmI" }, signedIn());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      data: { customer: { entityId: customerId, email: "retail@example.com" } },
    });
    expect(graphqlRequests().map((request) => request.customerId)).toEqual([customerId]);
  });

  test("if nobody is signed in, customer is 401, and shopper and guest run as a guest", async () => {
    await serve();
    const refused = await post({ id: "WhoAmI" });
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toBe('Cookie realm="customer"');
    expect(await refused.json()).toEqual({
      errors: [{ message: "Nobody is signed in.", extensions: { code: "customer_required" } }],
    });
    expect(emulator.requests()).toEqual([]);
    expect(await (await post({ id: "WhoShops" })).json()).toEqual({ data: { customer: null } });
    expect(await (await post({ id: "WhoVisits" }, signedIn())).json()).toEqual({ data: { customer: null } });
  });

  test("browser code gets 401 and is never redirected to the login page", async () => {
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
  test("is never stored by any cache, whatever the answer", async () => {
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
  test("runs guest queries with cacheSeconds for everybody, from the URL alone", async () => {
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

  test("an operation without cacheSeconds is 405, whatever its audience", async () => {
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
});
