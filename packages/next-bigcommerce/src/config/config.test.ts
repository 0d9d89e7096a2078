import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBigCommerceError } from "../errors.js";
import { readConfig } from "./config.js";
import type { StoreOptions } from "./store-options.js";

const env = {
  NODE_ENV: "test",
  BIGCOMMERCE_STORE_HASH: "abc123",
  BIGCOMMERCE_ACCESS_TOKEN: "secret-access-token",
  BIGCOMMERCE_CHANNEL_ID: "1",
} as const;

function failure(input: StoreOptions, variables: NodeJS.ProcessEnv = env) {
  try {
    readConfig(input, variables);
  } catch (error) {
    if (isBigCommerceError(error)) return error;
    throw error;
  }
  return undefined;
}

describe("the environment", () => {
  it("three variables are enough", () => {
    const config = readConfig({}, env);
    expect(config.apiUrl).toBe("https://api.bigcommerce.com");
    expect(config.graphqlUrl(1)).toBe("https://store-abc123.mybigcommerce.com/graphql");
    expect(config.graphqlUrl(7)).toBe("https://store-abc123-7.mybigcommerce.com/graphql");
    expect(config).toMatchObject({
      channelIds: [1],
      tokenLifetimeSeconds: 3600,
      expiryMarginSeconds: 30,
      timeoutMs: 10_000,
      maxConcurrentRequests: 128,
    });
  });

  it("every missing variable is named at once", () => {
    const error = failure(
      {},
      { NODE_ENV: "test", BIGCOMMERCE_STORE_HASH: "  ", BIGCOMMERCE_ACCESS_TOKEN: "" },
    );
    expect(error?.code).toBe("configuration_missing");
    for (const name of ["STORE_HASH", "ACCESS_TOKEN", "CHANNEL_ID"])
      expect(error?.message).toContain(`BIGCOMMERCE_${name}`);
  });

  it("blanks around a value are removed", () => {
    expect(readConfig({}, { ...env, BIGCOMMERCE_CHANNEL_ID: " 2 , 1 " }).channelIds).toEqual([2, 1]);
    expect(readConfig({}, { ...env, BIGCOMMERCE_STORE_HASH: " abc123\n" }).storeHash).toBe("abc123");
  });

  it("an option wins over its variable", () => {
    expect(readConfig({ channelIds: [5] }, env).defaultChannelId).toBe(5);
  });
});

describe("bad values", () => {
  it.each([
    [{ storeHash: "store-abc" }, "storeHash"],
    [{ storeHash: "{hash}" }, "storeHash"],
    [{ accessToken: "two words" }, "accessToken"],
    [{ channelIds: [] }, "allChannels"],
    [{ channelIds: [1, 1] }, "without repeats"],
    [{ channelIds: [0] }, "channelIds"],
    [{ channelIds: [1.5] }, "channelIds"],
    [{ apiUrl: "http://api.bigcommerce.com" }, "https"],
    [{ apiUrl: "api.bigcommerce.com" }, "absolute"],
    [{ apiUrl: "https://user:hunter2@api.bigcommerce.com" }, "password"],
    [{ apiUrl: "https://api.bigcommerce.com?x=1" }, "query"],
    [{ apiUrl: "http://127.0.0.1.evil.example" }, "https"],
    [{ apiUrl: "https://api.example:{channelId}" }, "absolute"],
    [{ channelIds: [1, 2], storefrontUrl: "https://shop.example" }, "{channelId}"],
    [{ tokenLifetimeSeconds: 9 }, "tokenLifetimeSeconds"],
    [{ tokenLifetimeSeconds: 100, expiryMarginSeconds: 51 }, "half"],
    [{ timeoutMs: 60_000 }, "timeoutMs"],
    [{ maxConcurrentRequests: 0 }, "maxConcurrentRequests"],
    [{ maxConcurrentRequests: 1025 }, "maxConcurrentRequests"],
    [{ trustedProxySecret: "a b" }, "TRUSTED_PROXY_SECRET"],
  ] satisfies [StoreOptions, string][])("%o is refused with the reason", (input, reason) => {
    const error = failure(input);
    expect(error?.code).toBe("configuration_invalid");
    expect(error?.message).toContain(reason);
    expect(error?.message).not.toContain("hunter2");
  });

  it("all problems are named at once, also those of several settings together", () => {
    const error = failure({
      storeHash: "store-a",
      accessToken: "short",
      channelIds: [1, 2],
      apiUrl: "http://api.bigcommerce.com",
      storefrontUrl: "https://shop.example",
      scopes: ["Customer"],
      timeoutMs: 5,
      tokenLifetimeSeconds: 100,
      expiryMarginSeconds: 60,
    });
    const problems = error?.message.split("\n").filter((line) => line.startsWith("  - "));
    const named = ["HASH", "ACCESS_TOKEN", "apiUrl", "timeoutMs", "scopes", "{channelId}", "half of"];
    expect(problems).toHaveLength(named.length);
    for (const name of named) expect(error?.message).toContain(name);
  });

  it("scopes belong to private tokens, and customer ids to impersonation tokens", () => {
    const resolvers = { tokenKind: "private", resolveCustomerId: () => 1 } as const;
    expect(failure(resolvers)?.message).toContain(
      '`resolveCustomerId` works only with `tokenKind: "impersonation"`',
    );
    expect(failure({ scopes: [] })?.message).toContain('`scopes` works only with `tokenKind: "private"`');
    const twice = { tokenKind: "private", scopes: ["Customer", "Customer"] } as const;
    expect(failure(twice)?.message).toContain("without repeats");
  });

  it("a missing channel is one problem, not two", () => {
    const { BIGCOMMERCE_CHANNEL_ID: _, ...variables } = env;
    const error = failure({ storefrontUrl: "https://shop.example" }, variables);
    expect(error?.code).toBe("configuration_missing");
    expect(error?.message).not.toContain("storefrontUrl");
  });

  it.each([
    ["apiUrl", 5],
    ["apiUrl", Object.create(null)],
    ["storefrontUrl", new URL("https://shop.example")],
    ["storeHash", 12n],
    ["channelIds", [1n]],
    ["channelIds", {}],
    ["allChannels", "yes"],
    ["timeoutMs", Symbol("soon")],
    ["trustedProxySecret", 5],
    ["fetch", "x"],
    ["onEvent", {}],
    ["onCustomerRequired", "/login"],
    ["resolveCustomerId", 17],
    ["resolveChannelId", 1],
    ["resolveClientIp", null],
    ["authorizeImpersonation", true],
    ["tokenStore", "redis://localhost"],
    ["tokenStore", { get: () => undefined, set: () => undefined }],
    ["tokenStore", { get() {}, set() {}, delete() {}, acquireLease() {} }],
  ])("%s of a wrong type is refused by name: %o", (name, value) => {
    const error = failure({ channelIds: [1], [name]: value });
    expect(error?.code).toBe("configuration_invalid");
    expect(error?.message).toContain(name);
  });

  it("an access token in the place of another value is not repeated", () => {
    const token = "Q7f0a1b2c3d4e5f6a7b8c9d0e1f2a3b";
    for (const name of ["storeHash", "apiUrl", "storefrontUrl", "channelIds", "timeoutMs"]) {
      const error = failure({ [name]: token });
      expect(error?.code).toBe("configuration_invalid");
      expect(error?.message).not.toContain(token);
    }
  });

  it.each([
    ["of an access token's form", "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p"],
    ["of letters alone", "abcdefghijklmnopqrstuvwxyzabcde"],
    ["a little too long", "a1b2c3d4e5f6g7h8i9j0k"],
    ["in upper case", "A1B2C3D4E5F6G7H8I9J0K1L2M3N4O5P"],
  ])("a store hash %s is refused as an access token, and not repeated", (_form, storeHash) => {
    const error = failure({ storeHash, accessToken: "abcde12345" });
    expect(error?.code).toBe("configuration_invalid");
    expect(error?.message).toMatch(
      /STORE_HASH.*looks like an access token.*BIGCOMMERCE_ACCESS_TOKEN.*swapped/,
    );
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(storeHash);
  });

  it.each(["a", "abcde12345", "a1b2c3d4e5f6g7h8i9j0"])("%s is a store hash", (storeHash) => {
    expect(readConfig({ storeHash }, env).storeHash).toBe(storeHash);
  });

  it("an access token in the path of a URL is not repeated", () => {
    const token = "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p";
    const error = failure({ apiUrl: `https://api.bigcommerce.com/stores/${token}/v3` });
    expect(error?.message).toContain("has the path of a store in it");
    expect(error?.message).not.toContain(token);
    expect(failure({ storeHash: `store-${token}.mybigcommerce.com` })?.message).not.toContain(token);
  });

  it.each(["store-abc123", "{abc123}", "https://store-abc123def4.mybigcommerce.com"])(
    "a store hash that is too much of the store's address is repeated: %s",
    (storeHash) => {
      expect(failure({ storeHash })?.message).toContain(`"${storeHash}"`);
    },
  );

  it.each(["1,,2", "1;2", "one", "-1", "1e3", "0x1", "99999999999999999999"])(
    "channel list %j is refused",
    (list) => {
      expect(failure({}, { ...env, BIGCOMMERCE_CHANNEL_ID: list })?.code).toBe("configuration_invalid");
    },
  );

  it.each(["http://localhost:4010", "http://127.0.0.1:4010", "http://127.8.0.1", "http://[::1]:4010"])(
    "plain http is fine on this machine: %s",
    (apiUrl) => {
      expect(readConfig({ apiUrl }, env).apiUrl).toBe(apiUrl);
    },
  );

  it("no text, however odd, makes anything but a clear refusal or a usable value", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (hash, channel, url) => {
        const variables = {
          ...env,
          BIGCOMMERCE_STORE_HASH: hash,
          BIGCOMMERCE_CHANNEL_ID: channel,
          BIGCOMMERCE_API_URL: url,
        };
        const error = failure({}, variables);
        if (error !== undefined) expect(error.code).toMatch(/^configuration_/);
        else expect(readConfig({}, variables).storeHash).toMatch(/^[a-z0-9]{1,20}$/);
      }),
    );
  });
});

it("a printed configuration shows no secret", () => {
  const config = readConfig({ trustedProxySecret: "proxy-secret" }, env);
  for (const text of [inspect(config, { depth: 9, showHidden: true }), JSON.stringify(config)]) {
    expect(text).not.toContain("secret");
  }
  expect(config.accessToken()).toBe("secret-access-token");
});
