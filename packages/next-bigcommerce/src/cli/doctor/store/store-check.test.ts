import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { generate } from "selfsigned";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listen, refusingUrl, stopServersAfterEach } from "../../../http/listen.fixture.js";
import type { CheckResult } from "../report/finding.js";
import { createStoreCheck } from "./store-check.js";
import {
  accessToken,
  idsOf,
  instanceWith,
  nothingFound,
  serverBetween,
  subjectOf,
} from "./store-subject.fixture.js";

const narrowTokens = [
  { token: "impersonation-only-token", scopes: ["store_storefront_api_customer_impersonation"] },
  { token: "private-only-token", scopes: ["store_storefront_api"] },
  { token: "scopeless-access-token", scopes: [] },
] as const;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ accessTokens: narrowTokens });
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());
stopServersAfterEach();

const check = createStoreCheck();
const originOf = (url: string) => url.replace(/\/graphql$/, "");

/** The text of all that a check says. */
const wordsOf = (result: CheckResult) => JSON.stringify(result);

/** What somebody could make of a token, or of an access token. */
const secrets =
  /eyJ[\w-]{5,}|emulator-access-token|impersonation-only-token|private-only-token|scopeless-access/;

async function run(environment: NodeJS.ProcessEnv, ask = check) {
  const result = await ask(subjectOf(emulator, environment));
  expect(wordsOf(result)).not.toMatch(secrets);
  return result;
}

describe("a healthy store has no findings, and nothing that was not checked", () => {
  it.each([
    ["impersonation", {}],
    ["private", { tokenKind: "private" }],
  ] as const)("with %s tokens", async (kind, options) => {
    const result = await check(subjectOf(emulator, {}, [instanceWith(options)]));
    expect(idsOf(result)).toEqual(nothingFound);
    expect(emulator.stats()).toMatchObject({ tokens: { [kind]: 1 }, revocations: 1, graphql: 2 });
    expect(result.facts?.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["store.clock", "store.slow", "store.quota", "storefront.slow"]),
    );
    expect(wordsOf(result)).not.toMatch(secrets);
  });

  it.each([
    ["impersonation-only-token", "impersonation"],
    ["private-only-token", "private"],
  ] as const)("if the code does not say the kind, and %s may make only one", async (token, kind) => {
    const subject = subjectOf(emulator, { BIGCOMMERCE_ACCESS_TOKEN: token }, []);
    expect(idsOf(await check(subject))).toEqual(nothingFound);
    expect(emulator.stats()).toMatchObject({ tokens: { [kind]: 1 }, revocations: 1 });
  });

  it("with a private token that may not read the settings: not checked, and nobody is told to widen it", async () => {
    const instance = instanceWith({ tokenKind: "private", scopes: ["Customer"] });
    const result = await check(subjectOf(emulator, {}, [instance]));
    expect(idsOf(result)).toEqual({ found: [], notChecked: ["storefront.channel", "storefront.channel"] });
  });

  it("if the code has an instance of each kind, and the access token may make only one", async () => {
    const instances = [instanceWith({}), instanceWith({ tokenKind: "private" })];
    const subject = subjectOf(emulator, { BIGCOMMERCE_ACCESS_TOKEN: "private-only-token" }, instances);
    expect(idsOf(await check(subject))).toEqual({ found: [], notChecked: ["store.scope"] });
  });

  it("several instances that are alike ask once", async () => {
    await check(subjectOf(emulator, {}, [instanceWith({}), instanceWith({ timeoutMs: 5000 })]));
    expect(emulator.stats().tokens.impersonation).toBe(1);
  });
});

describe("what the token endpoint tells", () => {
  it.each<[string, NodeJS.ProcessEnv, string]>([
    ["a wrong access token", { BIGCOMMERCE_ACCESS_TOKEN: "wrong-access-token" }, "store.access-token"],
    ["an account without the scope", { BIGCOMMERCE_ACCESS_TOKEN: "private-only-token" }, "store.scope"],
    ["another store's hash", { BIGCOMMERCE_STORE_HASH: "another" }, "store.scope"],
    ["a channel that the store has not", { BIGCOMMERCE_CHANNEL_ID: "1,99" }, "store.channel"],
  ])("%s", async (_fault, environment, id) => {
    const result = await run(environment, createStoreCheck({ tokenKind: "impersonation" }));
    expect(idsOf(result)).toEqual({ found: [id], notChecked: ["storefront"] });
  });

  it.each([
    [404, "store.hash"],
    [429, "store.quota"],
    [503, "store.unavailable"],
    [418, "store.api-url"],
  ])("status %i", async (status, id) => {
    emulator.faults.add([{ on: "mint", status, times: null }]);
    expect(idsOf(await run({}))).toEqual({ found: [id], notChecked: ["storefront"] });
  });

  it("an account that may make neither kind is told of once, by the kind that comes first", async () => {
    const subject = subjectOf(emulator, { BIGCOMMERCE_ACCESS_TOKEN: "scopeless-access-token" }, []);
    const result = await check(subject);
    expect(idsOf(result).found).toEqual(["store.scope"]);
    expect(result.findings[0]?.todo).toContain("store_storefront_api_customer_impersonation");
  });

  it("a page in the API's place", async () => {
    const url = originOf(await listen((_request, response) => response.end("<html>")));
    expect(idsOf(await run({ BIGCOMMERCE_API_URL: url })).found).toEqual(["store.api-url"]);
  });

  it("a dead network is one finding", async () => {
    const url = originOf(await refusingUrl());
    const result = await run({ BIGCOMMERCE_API_URL: url, BIGCOMMERCE_STOREFRONT_URL: `${url}/{channelId}` });
    expect(idsOf(result)).toEqual({ found: ["store.unreachable"], notChecked: ["storefront"] });
    expect(result.findings[0]?.problem).toContain("ECONNREFUSED");
    expect(result.findings[0]?.todo).toMatch(/^It is on this machine: /);
  });

  it("a server that never answers holds nobody up", async () => {
    const url = originOf(await listen(() => {}));
    const result = await run({ BIGCOMMERCE_API_URL: url }, createStoreCheck({ timeoutMs: 100 }));
    expect(idsOf(result).found).toEqual(["store.unreachable"]);
  });

  it("a quota that is nearly used up", async () => {
    const small = await createEmulator({ restQuota: { requests: 1, windowMs: 60_000 } });
    const result = await check(subjectOf(small));
    await small.close();
    expect(idsOf(result)).toEqual({ found: ["store.quota"], notChecked: ["store.revocation"] });
  });

  it("a slow token and slow queries, but only beyond the bound", async () => {
    const result = await run({}, createStoreCheck({ slowMs: -1 }));
    expect(idsOf(result).found).toEqual(["store.slow", "storefront.slow", "storefront.slow"]);
  });
});

describe("what the token itself tells", () => {
  it("a life that is not the one asked for", async () => {
    const longer = (body: string) => body.replace(/"expires_at":\d+/, '"expires_at":2147483647');
    const url = await serverBetween(emulator, {
      request: ({ path, body }) => ({ path, body: longer(body) }),
    });
    expect(idsOf(await run({ BIGCOMMERCE_API_URL: url })).found).toEqual(["store.token-life"]);
  });

  it("other channels than asked for", async () => {
    const every = (body: string) => body.replace("[1,2]", "[]");
    const url = await serverBetween(emulator, { request: ({ path, body }) => ({ path, body: every(body) }) });
    const result = await run({ BIGCOMMERCE_API_URL: url });
    expect(idsOf(result).found).toEqual(["store.token-channels"]);
    expect(result.findings[0]?.problem).toBe(
      "The token is for every channel, but channels 1, 2 was asked for.",
    );
  });

  it("a token for browsers", async () => {
    const url = await serverBetween(emulator, {
      request: ({ path, body }) => ({
        path: path.replace("-customer-impersonation", ""),
        body: body.replace("{", '{"allowed_cors_origins":["https://shop.example"],'),
      }),
    });
    expect(idsOf(await run({ BIGCOMMERCE_API_URL: url })).found).toEqual([
      "store.token-kind",
      "storefront.refused",
    ]);
  });

  it("a token that BigCommerce then does not know", async () => {
    emulator.faults.add([{ on: "revoke", status: 422 }]);
    expect(idsOf(await run({}))).toEqual({ found: ["store.revocation"], notChecked: [] });
  });

  it.each([403, 500])("a revocation that fails with %i is not checked", async (status) => {
    emulator.faults.add([{ on: "revoke", status }]);
    expect(idsOf(await run({}))).toEqual({ found: [], notChecked: ["store.revocation"] });
  });
});

describe("the clock", () => {
  it.each([-600, 600])(
    "%i seconds off is the only finding, and both tokens are revoked",
    async (offsetSeconds) => {
      emulator.clock.set({ offsetSeconds });
      expect(idsOf(await run({}))).toEqual({ found: ["store.clock"], notChecked: [] });
      expect(emulator.stats()).toMatchObject({ tokens: { impersonation: 2 }, revocations: 2 });
    },
  );

  it.each([-20, 20])("%i seconds off is not", async (offsetSeconds) => {
    emulator.clock.set({ offsetSeconds });
    expect(idsOf(await run({}))).toEqual(nothingFound);
  });
});

/** What a server gets that should get nothing. */
async function listenForSecrets() {
  const received: string[] = [];
  const url = await listen((request, response) => {
    received.push(JSON.stringify(request.headers));
    response.end("{}");
  });
  return { received, url: originOf(url) };
}

describe("a redirect is never followed, and no secret follows it", () => {
  it.each([301, 302, 303, 307, 308])("of the storefront, with %i", async (status) => {
    const { received, url: location } = await listenForSecrets();
    const url = originOf(await listen((_, response) => response.writeHead(status, { location }).end()));
    const result = await run({ BIGCOMMERCE_STOREFRONT_URL: `${url}/{channelId}` });
    expect(idsOf(result)).toEqual({ found: ["storefront.redirect"], notChecked: [] });
    expect(result.findings[0]?.problem).toContain(new URL(location).host);
    expect(received).toEqual([]);
  });

  it("of the API", async () => {
    const { received, url: location } = await listenForSecrets();
    const url = originOf(await listen((_, response) => response.writeHead(302, { location }).end()));
    expect(idsOf(await run({ BIGCOMMERCE_API_URL: url })).found).toEqual(["store.redirect"]);
    expect(received).toEqual([]);
  });

  it("a target with a secret in it is not repeated", async () => {
    const url = originOf(
      await listen((request, response) => {
        const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
        response.writeHead(302, { location: `https://${token}.example/?${token}` }).end();
      }),
    );
    expect(idsOf(await run({ BIGCOMMERCE_STOREFRONT_URL: `${url}/{channelId}` })).found).toEqual([
      "storefront.redirect",
    ]);
  });
});

describe("a certificate that nobody vouches for", () => {
  let url: string;
  let close: () => void;
  beforeAll(async () => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
    const server = createServer({ key, cert }, (_, response) => response.end("{}"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => server.close();
  });
  afterAll(() => close());

  it.each([
    ["of the API", "BIGCOMMERCE_API_URL", "store.certificate"],
    ["of the storefront", "BIGCOMMERCE_STOREFRONT_URL", "storefront.certificate"],
  ])("%s", async (_of, variable, id) => {
    const result = await run({ BIGCOMMERCE_CHANNEL_ID: "1", [variable]: url });
    expect(idsOf(result).found).toEqual([id]);
    expect(result.findings[0]?.problem).toContain("SELF_SIGNED");
  });
});

describe("what a channel's storefront tells", () => {
  const storefront = (BIGCOMMERCE_STOREFRONT_URL: string, BIGCOMMERCE_CHANNEL_ID = "2") => ({
    BIGCOMMERCE_STOREFRONT_URL,
    BIGCOMMERCE_CHANNEL_ID,
  });

  it("the URL of another channel, for which the token is not valid", async () => {
    expect(idsOf(await run(storefront(`${emulator.url}/channels/1`))).found).toEqual(["storefront.channel"]);
  });

  it("the URL of another channel, for which the token is valid too", async () => {
    const swap = (path: string) => path.replace("/channels/2/", "/channels/1/");
    const url = await serverBetween(emulator, { request: ({ path, body }) => ({ path: swap(path), body }) });
    const result = await run(storefront(`${url}/channels/{channelId}`, "1,2"));
    expect(idsOf(result).found).toEqual(["storefront.channel"]);
    expect(result.findings[0]?.problem).toMatch(/^Channel 2: .* leads to channel 1\.$/);
  });

  it("another store's URL", async () => {
    const message = "GraphQL invalid credentials. JWT store id doesn't match store id of the URL";
    emulator.faults.add([{ on: "graphql", status: 401, body: { errors: [{ message }] } }]);
    expect(idsOf(await run(storefront(`${emulator.url}/channels/2`))).found).toEqual(["storefront.store"]);
  });

  it("the URL of another BigCommerce than the API's", async () => {
    const other = await createEmulator();
    const result = await run(storefront(`${other.url}/channels/2`));
    await other.close();
    expect(idsOf(result).found).toEqual(["storefront.refused"]);
  });

  it.each([
    ["the app's own pages", (url: string) => url],
    ["/graphql twice", (url: string) => `${url}/graphql/graphql`],
  ])("%s in the storefront's place", async (_fault, urlOf) => {
    const url = originOf(await listen((_, response) => response.end("<!doctype html><title>Shop</title>")));
    expect(idsOf(await run(storefront(urlOf(url)))).found).toEqual(["storefront.url"]);
  });

  it.each([
    ["a firewall", 403, "storefront.refused"],
    ["a proxy that strips the token", 401, "storefront.refused"],
    ["a path that is not there", 404, "storefront.url"],
    ["too many queries", 429, "storefront.quota"],
    ["maintenance", 503, "storefront.unavailable"],
  ])("%s", async (_fault, status, id) => {
    emulator.faults.add([{ on: "graphql", status, body: "", times: null }]);
    expect(idsOf(await run({}))).toEqual({ found: [id], notChecked: [] });
  });

  it("channels that fail alike are one finding", async () => {
    const url = originOf(await refusingUrl());
    const result = await run(storefront(`${url}/{channelId}`, "1,2"));
    expect(idsOf(result).found).toEqual(["storefront.unreachable"]);
    expect(result.findings[0]?.problem).toContain("Channel 1 (so it is with channel 2): ");
  });

  it.each(["PRE_LAUNCH", "MAINTENANCE", "HIBERNATION"])("a channel with the status %s", async (status) => {
    const url = await serverBetween(emulator, { response: (body) => body.replace("LAUNCHED", status) });
    expect(idsOf(await run(storefront(`${url}/channels/2`))).found).toEqual(["storefront.status"]);
  });

  it("a limit that is nearly reached", async () => {
    const headers = { "x-bc-ip-rate-limit-requests-quota-left": "9" };
    const url = await serverBetween(emulator, { headers });
    expect(idsOf(await run(storefront(`${url}/channels/2`))).found).toEqual(["storefront.quota"]);
  });

  it("what no token was asked about is said: with a token for every channel, one is asked", async () => {
    const instance = instanceWith({ allChannels: true, channelIds: [] });
    expect(idsOf(await check(subjectOf(emulator, {}, [instance])))).toEqual({
      found: [],
      notChecked: ["storefront"],
    });
  });
});

describe("the checkout's host", () => {
  const elsewhere = () =>
    serverBetween(emulator, {
      response: (body) =>
        body.replace(/"checkoutUrl":"[^"]*"/, '"checkoutUrl":"https://checkout.example.com"'),
    });
  const hosts = async (options: Record<string, unknown>, otherOptions: readonly string[] = []) => {
    const environment = { BIGCOMMERCE_STOREFRONT_URL: `${await elsewhere()}/channels/{channelId}` };
    const instance = instanceWith({ channelIds: [1], ...options }, otherOptions);
    return idsOf(await check(subjectOf(emulator, environment, [instance])));
  };

  it("another than customers are signed in at", async () => {
    expect((await hosts({ clientId: "client" })).found).toEqual(["storefront.checkout-url"]);
    expect((await hosts({ clientId: "client", checkoutUrl: "https://shop.example" })).found).toEqual([
      "storefront.checkout-url",
    ]);
  });

  it("does not matter without a client id, or with private tokens, and is right if the option names it", async () => {
    expect(await hosts({})).toEqual(nothingFound);
    expect(await hosts({ tokenKind: "private" }, ["clientId"])).toEqual(nothingFound);
    expect(await hosts({ clientId: "client", checkoutUrl: "https://checkout.example.com/" })).toEqual(
      nothingFound,
    );
  });

  it("is not checked if the option is set in code, or BigCommerce tells none", async () => {
    const unknown = { found: [], notChecked: ["storefront.checkout-url"] };
    expect(await hosts({ clientId: "client" }, ["checkoutUrl"])).toEqual(unknown);
    const url = await serverBetween(emulator, {
      response: (body) => body.replace(/"checkoutUrl":"[^"]*"/, '"checkoutUrl":null'),
    });
    const environment = {
      BIGCOMMERCE_STOREFRONT_URL: `${url}/channels/{channelId}`,
      BIGCOMMERCE_CHANNEL_ID: "1",
    };
    expect(idsOf(await check(subjectOf(emulator, environment)))).toEqual(unknown);
  });
});

describe("what the code does not say", () => {
  it("settings that are not valid are not checked, without their values", async () => {
    const result = await run({ BIGCOMMERCE_CHANNEL_ID: "", BIGCOMMERCE_ACCESS_TOKEN: `"${accessToken}"` });
    expect(idsOf(result)).toEqual({ found: [], notChecked: ["store"] });
    expect(result.notChecked[0]?.reason).toContain("BIGCOMMERCE_CHANNEL_ID");
    expect(emulator.stats().tokens.impersonation).toBe(0);
  });

  it("an option that is set in code is not guessed", async () => {
    const instance = instanceWith({}, ["storefrontUrl"]);
    const subject = subjectOf(emulator, { BIGCOMMERCE_STOREFRONT_URL: "" }, [instance]);
    expect(idsOf(await check(subject))).toEqual({ found: [], notChecked: ["store"] });
  });
});
