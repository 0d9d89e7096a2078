import { expect, it } from "vitest";
import { readConfig } from "../../../config/config.js";
import { BigCommerceError } from "../../../errors.js";
import { storefrontProblem } from "./storefront-problems.js";

// BigCommerce's own hosts cannot be asked here.
const missing = new BigCommerceError("store_not_found", "404", { status: 404 });
const config = readConfig(
  { storeHash: "abc", accessToken: "k3y9qhd7w1lz0v5t8m2nxa4c6b1e0fj", channelIds: [1, 2] },
  { NODE_ENV: "test" },
);

it.each([
  [1, "store-abc.mybigcommerce.com"],
  [2, "store-abc-2.mybigcommerce.com"],
])(
  "the permanent URL of channel %i that answers 404 means that the channel has no site",
  (channelId, host) => {
    const problem = storefrontProblem(missing, { config, channelId, url: config.graphqlUrl(channelId) });
    expect(problem).toMatchObject({ id: "storefront.site", problem: `${host} has no storefront (404).` });
  },
);

it("a permanent URL that redirects is not to be removed from the variables, where it is not", () => {
  const redirect = new BigCommerceError(
    "upstream_malformed",
    "POST x was redirected to shop.example (301).",
    {
      status: 301,
    },
  );
  const of = (url: string) => storefrontProblem(redirect, { config, channelId: 1, url });
  expect(of(config.graphqlUrl(1)).problem).toContain("redirects to shop.example (301)");
  expect(of(config.graphqlUrl(1)).todo).toMatch(/^Set BIGCOMMERCE_STOREFRONT_URL to /);
  expect(of("https://shop.example/graphql").todo).toMatch(/^Remove BIGCOMMERCE_STOREFRONT_URL, /);
});

it("another URL that answers 404 is not BigCommerce's", () => {
  const url = "https://shop.example/graphql";
  expect(storefrontProblem(missing, { config, channelId: 1, url }).id).toBe("storefront.url");
});
