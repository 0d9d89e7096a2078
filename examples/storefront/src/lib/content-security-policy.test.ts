import { afterEach, expect, test, vi } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

afterEach(() => vi.unstubAllEnvs());

function directive(name: string, env: Record<string, string>): string[] {
  for (const [key, value] of Object.entries({ BIGCOMMERCE_STORE_HASH: "abc123", ...env }))
    vi.stubEnv(key, value);
  const found = contentSecurityPolicy()
    .split("; ")
    .map((text) => text.split(" "))
    .find(([key]) => key === name);
  return found?.slice(1) ?? [];
}

test("forms lead to the shop and to the store's permanent addresses, where the checkout is", () => {
  expect(directive("form-action", { BIGCOMMERCE_CHANNEL_ID: "1, 7" })).toEqual([
    "'self'",
    "https://store-abc123.mybigcommerce.com",
    "https://store-abc123-1.mybigcommerce.com",
    "https://store-abc123-7.mybigcommerce.com",
  ]);
});

test("they lead to the addresses that are set instead, for each channel, and to a checkout of its own", () => {
  const env = {
    BIGCOMMERCE_CHANNEL_ID: "1,2",
    BIGCOMMERCE_STOREFRONT_URL: "https://{channelId}.{storeHash}.example/channels/{channelId}",
    CHECKOUT_URL: "https://checkout.example/",
  };
  expect(directive("form-action", env)).toEqual([
    "'self'",
    "https://1.abc123.example",
    "https://checkout.example",
    "https://2.abc123.example",
  ]);
});

test("no attribute may hold a script, and no script come from elsewhere; only development may evaluate strings", () => {
  expect(directive("script-src-attr", {})).toEqual(["'none'"]);
  expect(directive("script-src", {})).toEqual(["'self'", "'unsafe-inline'"]);
  expect(directive("script-src", { NODE_ENV: "development" })).toContain("'unsafe-eval'");
});

test("a setting that is no address is left out", () => {
  expect(directive("img-src", { BIGCOMMERCE_STOREFRONT_URL: "shop; script-src *" })).toEqual([
    "'self'",
    "https://cdn11.bigcommerce.com",
  ]);
});
