import { createEmulator } from "bigcommerce-emulator";
import { describe, expect, it } from "vitest";
import { listen, refusingUrl } from "../../../http/listen.fixture.js";
import { expectNoSecret, prepareStore } from "./store.fixture.js";
import { createStoreCheck } from "./store-check.js";
import {
  accessToken,
  idsOf,
  instanceWith,
  nothingFound,
  serverBetween,
  subjectOf,
} from "./store-subject.fixture.js";

const store = prepareStore();
const originOf = (url: string) => url.replace(/\/graphql$/, "");

describe("a healthy store has no findings, and nothing that was not checked", () => {
  it.each([
    ["impersonation", {}],
    ["private", { tokenKind: "private" }],
  ] as const)("with %s tokens", async (kind, options) => {
    const result = await store.check(subjectOf(store.emulator, {}, [instanceWith(options)]));
    expect(idsOf(result)).toEqual(nothingFound);
    expect(store.emulator.stats()).toMatchObject({ tokens: { [kind]: 1 }, revocations: 1, graphql: 2 });
    expect(result.facts?.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["store.clock", "store.slow", "store.quota", "storefront.slow"]),
    );
    expectNoSecret(result);
  });

  it.each([
    ["impersonation-only-token", "impersonation"],
    ["private-only-token", "private"],
  ] as const)("if the code does not say the kind, and %s may make only one", async (token, kind) => {
    const subject = subjectOf(store.emulator, { BIGCOMMERCE_ACCESS_TOKEN: token }, []);
    expect(idsOf(await store.check(subject))).toEqual({ found: [], notChecked: ["channel"] });
    expect(store.emulator.stats()).toMatchObject({ tokens: { [kind]: 1 }, revocations: 1 });
  });

  it("with a private token that may not read the settings: not checked, and nobody is told to widen it", async () => {
    const instance = instanceWith({ tokenKind: "private", scopes: ["Customer"] });
    const result = await store.check(subjectOf(store.emulator, {}, [instance]));
    expect(idsOf(result)).toEqual({ found: [], notChecked: ["storefront.channel", "storefront.channel"] });
  });

  it("if the code has an instance of each kind, and the access token may make only one", async () => {
    const instances = [instanceWith({}), instanceWith({ tokenKind: "private" })];
    const subject = subjectOf(store.emulator, { BIGCOMMERCE_ACCESS_TOKEN: "private-only-token" }, instances);
    expect(idsOf(await store.check(subject))).toEqual({ found: [], notChecked: ["store.scope", "channel"] });
  });

  it("several instances that are alike ask once", async () => {
    await store.check(subjectOf(store.emulator, {}, [instanceWith({}), instanceWith({ timeoutMs: 5000 })]));
    expect(store.emulator.stats().tokens.impersonation).toBe(1);
  });
});

describe("what the token endpoint tells", () => {
  it.each<[string, NodeJS.ProcessEnv, string]>([
    ["a wrong access token", { BIGCOMMERCE_ACCESS_TOKEN: "wrong-access-token" }, "store.access-token"],
    ["an account without the scope", { BIGCOMMERCE_ACCESS_TOKEN: "private-only-token" }, "store.scope"],
    ["another store's hash", { BIGCOMMERCE_STORE_HASH: "another" }, "store.scope"],
    [
      "a channel that the store has not, which the access token may not look up",
      { BIGCOMMERCE_CHANNEL_ID: "1,99", BIGCOMMERCE_ACCESS_TOKEN: "impersonation-only-token" },
      "store.channel",
    ],
  ])("%s", async (_fault, environment, id) => {
    const result = await store.run(environment, createStoreCheck({ tokenKind: "impersonation" }));
    expect(idsOf(result)).toEqual({ found: [id], notChecked: ["storefront", "channel"] });
  });

  it("channels that are refused for one kind of token, of an app with an instance of each kind", async () => {
    const instances = [instanceWith({}), instanceWith({ tokenKind: "private" })];
    const environment = {
      BIGCOMMERCE_ACCESS_TOKEN: "impersonation-only-token",
      BIGCOMMERCE_CHANNEL_ID: "1,2,9",
    };
    const result = await store.check(subjectOf(store.emulator, environment, instances));
    expect(result.findings.map(({ id }) => id)).toEqual(["store.channel"]);
    expect(result.notChecked.map(({ id }) => id).sort()).toEqual(["channel", "store.scope", "storefront"]);
    expect(result.notChecked.find(({ id }) => id === "channel")?.reason).toContain("(403)");
  });

  it("channels that are refused for the kind of token that may be made, if the code does not say the kind", async () => {
    const environment = { BIGCOMMERCE_ACCESS_TOKEN: "private-only-token", BIGCOMMERCE_CHANNEL_ID: "1,99" };
    const result = await store.check(subjectOf(store.emulator, environment, []));
    expect(idsOf(result)).toEqual({ found: ["store.channel"], notChecked: ["storefront", "channel"] });
  });

  it.each([
    [404, "store.hash"],
    [429, "store.quota"],
    [503, "store.unavailable"],
    [418, "store.api-url"],
  ])("status %i", async (status, id) => {
    store.emulator.faults.add([{ on: "mint", status, times: null }]);
    expect(idsOf(await store.run({}))).toEqual({ found: [id], notChecked: ["storefront", "channel"] });
  });

  it("an account that may make neither kind is told of once, by the kind that comes first", async () => {
    const subject = subjectOf(store.emulator, { BIGCOMMERCE_ACCESS_TOKEN: "scopeless-access-token" }, []);
    const result = await store.check(subject);
    expect(idsOf(result).found).toEqual(["store.scope"]);
    expect(result.findings[0]?.todo).toContain("store_storefront_api_customer_impersonation");
  });

  it("a page in the API's place", async () => {
    const url = originOf(await listen((_request, response) => response.end("<html>")));
    expect(idsOf(await store.run({ BIGCOMMERCE_API_URL: url })).found).toEqual(["store.api-url"]);
  });

  it("a dead network is one finding", async () => {
    const url = originOf(await refusingUrl());
    const result = await store.run({
      BIGCOMMERCE_API_URL: url,
      BIGCOMMERCE_STOREFRONT_URL: `${url}/{channelId}`,
    });
    expect(idsOf(result)).toEqual({ found: ["store.unreachable"], notChecked: ["storefront", "channel"] });
    expect(result.findings[0]?.problem).toContain("ECONNREFUSED");
    expect(result.findings[0]?.todo).toMatch(/^It is on this machine: /);
  });

  it("a server that never answers holds nobody up", async () => {
    const url = originOf(await listen(() => {}));
    const result = await store.run({ BIGCOMMERCE_API_URL: url }, createStoreCheck({ timeoutMs: 100 }));
    expect(idsOf(result).found).toEqual(["store.unreachable"]);
  });

  it("a quota that is nearly used up", async () => {
    const small = await createEmulator({ restQuota: { requests: 1, windowMs: 60_000 } });
    const result = await store.check(subjectOf(small));
    await small.close();
    expect(idsOf(result)).toEqual({ found: ["store.quota"], notChecked: ["channel", "store.revocation"] });
  });

  it("a slow token and slow queries, but only beyond the bound", async () => {
    const result = await store.run({}, createStoreCheck({ slowMs: -1 }));
    expect(idsOf(result).found).toEqual(["store.slow", "storefront.slow", "storefront.slow"]);
  });
});

describe("what the token itself tells", () => {
  it("a life that is not the one asked for", async () => {
    const longer = (body: string) => body.replace(/"expires_at":\d+/, '"expires_at":2147483647');
    const url = await serverBetween(store.emulator, {
      request: ({ path, body }) => ({ path, body: longer(body) }),
    });
    expect(idsOf(await store.run({ BIGCOMMERCE_API_URL: url })).found).toEqual(["store.token-life"]);
  });

  it("other channels than asked for", async () => {
    const every = (body: string) => body.replace("[1,2]", "[]");
    const url = await serverBetween(store.emulator, {
      request: ({ path, body }) => ({ path, body: every(body) }),
    });
    const result = await store.run({ BIGCOMMERCE_API_URL: url });
    expect(idsOf(result).found).toEqual(["store.token-channels"]);
    expect(result.findings[0]?.problem).toBe(
      "The token is for every channel, but channels 1, 2 was asked for.",
    );
  });

  it("a token for browsers", async () => {
    const url = await serverBetween(store.emulator, {
      request: ({ path, body }) => ({
        path: path.replace("-customer-impersonation", ""),
        body: body.replace("{", '{"allowed_cors_origins":["https://shop.example"],'),
      }),
    });
    expect(idsOf(await store.run({ BIGCOMMERCE_API_URL: url })).found).toEqual([
      "store.token-kind",
      "storefront.refused",
    ]);
  });

  it("a token that BigCommerce then does not know", async () => {
    store.emulator.faults.add([{ on: "revoke", status: 422 }]);
    expect(idsOf(await store.run({}))).toEqual({ found: ["store.revocation"], notChecked: [] });
  });

  it.each([403, 500])("a revocation that fails with %i is not checked", async (status) => {
    store.emulator.faults.add([{ on: "revoke", status }]);
    expect(idsOf(await store.run({}))).toEqual({ found: [], notChecked: ["store.revocation"] });
  });
});

describe("the clock", () => {
  it.each([-600, 600])(
    "%i seconds off is the only finding, and both tokens are revoked",
    async (offsetSeconds) => {
      store.emulator.clock.set({ offsetSeconds });
      expect(idsOf(await store.run({}))).toEqual({ found: ["store.clock"], notChecked: [] });
      expect(store.emulator.stats()).toMatchObject({ tokens: { impersonation: 2 }, revocations: 2 });
    },
  );

  it.each([-20, 20])("%i seconds off is not", async (offsetSeconds) => {
    store.emulator.clock.set({ offsetSeconds });
    expect(idsOf(await store.run({}))).toEqual(nothingFound);
  });
});

describe("what the code does not say", () => {
  it("settings that are not valid are not checked, without their values", async () => {
    const result = await store.run({
      BIGCOMMERCE_CHANNEL_ID: "",
      BIGCOMMERCE_ACCESS_TOKEN: `"${accessToken}"`,
    });
    expect(idsOf(result)).toEqual({ found: [], notChecked: ["store"] });
    expect(result.notChecked[0]?.reason).toContain("BIGCOMMERCE_CHANNEL_ID");
    expect(store.emulator.stats().tokens.impersonation).toBe(0);
  });

  it("an option that is set in code is not guessed", async () => {
    const instance = instanceWith({}, ["storefrontUrl"]);
    const subject = subjectOf(store.emulator, { BIGCOMMERCE_STOREFRONT_URL: "" }, [instance]);
    expect(idsOf(await store.check(subject))).toEqual({ found: [], notChecked: ["store"] });
  });
});
