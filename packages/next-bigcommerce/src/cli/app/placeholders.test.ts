import { expect, test } from "vitest";
import { isExampleValue } from "./placeholders.js";

test.each([
  "complex_password_at_least_32_characters_long",
  "a-secret-of-at-least-32-characters",
  "generate-with-openssl-rand-base64-32",
  "openssl-rand-base64-32",
  "store-api-account-access-token",
  "please-fill-in",
  "paste-token-here",
  "at_least_32_characters",
  "Use-a-strong-passphrase",
  "your-access-token",
  "<the access token>",
  "changeme-changeme",
])("in an example file, %s says what belongs there", (value) => {
  expect(isExampleValue(value)).toBe(true);
});

test.each([
  "k3y9qhd7w1lz0v5t8m2nxa4c6b1e0fj",
  "Zx81Qm27Lk90Pa46Tr35Vn72Bc58Hd13Yw64",
  "c2VydmljZS1zZWNyZXQtMjAyNg",
  "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
  "shop-secret-9f3a7c21",
  "secret_qzxvkjhwrtpl",
  "token-jxqzvbnmwkrtplsdfg",
  "access-token-20261130",
  "api_live_4tz91kvW",
  "correct-horse-battery-staple",
  "qkzj-wfxe-bnra-tmpl",
  "yourself9911abcd",
])("in an example file, %s may be real", (value) => {
  expect(isExampleValue(value)).toBe(false);
});
