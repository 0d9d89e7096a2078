import { describe, expect, test } from "vitest";
import { isBigCommerceError } from "../errors.js";
import { readConfig } from "./config.js";
import type { StoreOptions } from "./store-options.js";

const settings = { storeHash: "abc123", accessToken: "secret-access-token", channelIds: 1 };
const read = (options: StoreOptions) => readConfig({ ...settings, ...options }, { NODE_ENV: "test" });

function refusal(options: StoreOptions): string {
  try {
    read(options);
  } catch (error) {
    if (isBigCommerceError(error)) return error.message;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(options)}`);
}

describe("the URL of the REST API", () => {
  test.each([
    "",
    "/",
    "/stores/abc123",
    "/stores/abc123/",
    "/stores/abc123/v2/",
    "/stores/abc123/v3",
    "/stores/abc123/v3/",
  ])("with %j at its end is read as meant: requests add the path", (path) => {
    const config = read({ apiUrl: `https://api.bigcommerce.com${path}` });
    expect(config.apiUrl).toBe("https://api.bigcommerce.com");
    expect(config.tokenKey).toBe(read({}).tokenKey);
  });

  test("with the path of another store is refused, and both stores are named", () => {
    const message = refusal({ apiUrl: "https://api.bigcommerce.com/stores/def456/v3/" });
    expect(message).toContain("BIGCOMMERCE_API_URL");
    expect(message).toContain("def456");
    expect(message).toContain("abc123");
  });

  test.each([
    ["https://api.bigcommerce.com/stores/{hash}/v3", "path of a store"],
    ["https://api.bigcommerce.com/stores/abc123/v3/catalog/products", "path of a store"],
    ["https://store-abc123.mybigcommerce.com", "URL of a storefront"],
    ["https://shop.example/graphql", "URL of a storefront"],
    [`https://\${API_HOST}`, "nothing replaced"],
    ["https://<host>/", "nothing replaced"],
  ])("%s is refused: %s", (apiUrl, problem) => {
    const message = refusal({ apiUrl });
    expect(message).toContain(problem);
    expect(message).toContain("Example: https://api.bigcommerce.com.");
    expect(message.match(/^ {2}- /gm)).toHaveLength(1);
  });

  test("is refused with any store's path while the store hash is not valid: nothing tells which store is meant", () => {
    const message = refusal({
      storeHash: "store-abc123",
      apiUrl: "https://api.bigcommerce.com/stores/abc123/v3",
    });
    expect(message).toContain("without `store-`");
    expect(message).toContain("has the path of a store in it");
  });
});

describe("the URL of the storefront", () => {
  test.each(["https://shop.example/graphql", "https://shop.example/graphql/", "https://shop.example"])(
    "%s is read as meant: requests add /graphql",
    (storefrontUrl) => {
      expect(read({ storefrontUrl }).graphqlUrl(1)).toBe("https://shop.example/graphql");
    },
  );

  test("a template keeps its path", () => {
    const storefrontUrl = "https://proxy.example/channels/{channelId}/graphql";
    expect(read({ storefrontUrl, channelIds: [1, 2] }).graphqlUrl(2)).toBe(
      "https://proxy.example/channels/2/graphql",
    );
  });

  test.each([
    ["https://api.bigcommerce.com/stores/abc123/v3/", "URL of the REST API"],
    ["https://store-abc123.mybigcommerce.com/manage/settings", "control panel"],
    [`https://store-\${HASH}.mybigcommerce.com`, "nothing replaced"],
    ["https://store-{{hash}}.mybigcommerce.com", "nothing replaced"],
  ])("%s is refused: %s", (storefrontUrl, problem) => {
    const message = refusal({ storefrontUrl });
    expect(message).toContain(problem);
    expect(message).toContain("BIGCOMMERCE_STOREFRONT_URL");
  });
});
