import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isBigCommerceError } from "../errors.js";
import { readConfig } from "./config.js";
import { findAccessTokenProblem } from "./pasted-value.js";

const env = {
  NODE_ENV: "test",
  BIGCOMMERCE_STORE_HASH: "abc123",
  BIGCOMMERCE_ACCESS_TOKEN: "k3y9qhd7w1lz0v5t8m2nxa4c6b1e0fj",
  BIGCOMMERCE_CHANNEL_ID: "1",
} as const;

function read(variables: NodeJS.ProcessEnv) {
  return readConfig({}, { ...env, ...variables });
}

function refusal(variables: NodeJS.ProcessEnv): string {
  try {
    read(variables);
  } catch (error) {
    if (isBigCommerceError(error) && error.code === "configuration_invalid") return error.message;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(variables)}`);
}

const secretVariables = ["BIGCOMMERCE_ACCESS_TOKEN", "BIGCOMMERCE_TRUSTED_PROXY_SECRET"] as const;
const stringVariables = [
  ...secretVariables,
  "BIGCOMMERCE_STORE_HASH",
  "BIGCOMMERCE_API_URL",
  "BIGCOMMERCE_STOREFRONT_URL",
] as const;

describe("a value that was pasted wrong is refused by name, with what is wrong with it", () => {
  test.each([
    ['"k3y9qhd7w1lz0v5t"', "in quotes"],
    ["'k3y9qhd7w1lz0v5t'", "in quotes"],
    ["`k3y9qhd7w1lz0v5t`", "in quotes"],
    ["\u201ck3y9qhd7w1lz0v5t\u201d", "in quotes"],
    ["\u201ek3y9qhd7w1lz0v5t\u201c", "in quotes"],
    ['""', "in quotes"],
    ["<your-access-token>", "placeholder"],
    ["[access token]", "placeholder"],
    ["{token}", "placeholder"],
    [`\${BIGCOMMERCE_ACCESS_TOKEN}`, "another variable"],
    [`\${TOKEN:-}`, "another variable"],
    ["$BIGCOMMERCE_ACCESS_TOKEN", "another variable"],
    ["$(cat /run/secrets/token)", "another variable"],
    ["%BIGCOMMERCE_ACCESS_TOKEN%", "another variable"],
    ["{{bigcommerce_token}}", "another variable"],
    ["undefined", "placeholder"],
    ["NULL", "placeholder"],
    ["changeme", "placeholder"],
    ["change-me", "placeholder"],
    ["REPLACE_ME", "placeholder"],
    ["your-access-token", "placeholder"],
    ["YOUR_ACCESS_TOKEN_HERE", "placeholder"],
    ["your_store_hash", "placeholder"],
    ["paste-your-token-here", "placeholder"],
    ["xxxxxxxxxxxx", "placeholder"],
    ["********", "placeholder"],
    ["........", "placeholder"],
    ["Bearer k3y9qhd7w1lz0v5t", "HTTP header"],
    ["X-Auth-Token: k3y9qhd7w1lz0v5t", "HTTP header"],
    ["BIGCOMMERCE_ACCESS_TOKEN=k3y9qhd7w1lz0v5t", "name of a variable"],
    ["k3y9qhd7w1lz0v5t # of the staging store", "comment"],
    ["k3y9qhd7w1lz0v5t // of the staging store", "comment"],
    ["k3y9qhd7\r\nw1lz0v5t", "line break"],
    ["k3y9qhd7w1lz0v5t\\n", "ends with a written line break"],
    ["k3y9qhd7w1lz0v5t\\r\\n", "ends with a written line break"],
    ["https://k3y9qhd7.example\\n", "ends with a written line break"],
    ["k3y9qhd7w1lz0v5t,", "ends with a comma"],
    ["k3y9qhd7w1lz0v5t;", "ends with a comma, semicolon"],
    ["k3y9qhd7w1lz0v5t\\", "semicolon or backslash"],
    ['"k3y9qhd7w1lz0v5t', "a quote at one end"],
    ["k3y9qhd7w1lz0v5t'", "a quote at one end"],
    ["\u201ck3y9qhd7w1lz0v5t", "a quote at one end"],
    ["export TOKEN=k3y9qhd7w1lz0v5t", "name of a variable"],
    ["ACCESS_TOKEN=k3y9qhd7w1lz0v5t", "name of a variable"],
    ["access_token: k3y9qhd7w1lz0v5t", "name of a variable"],
    ["accessToken:k3y9qhd7w1lz0v5t", "name of a variable"],
    ["MY_STORE=k3y9qhd7w1lz0v5t", "name of a variable"],
    ["BIGCOMMERCE_ACCESS_TOKEN", "is the name of a variable"],
    ["SERVICE_SECRET", "is the name of a variable"],
    ["op://vault/item/field", "reference to a secret"],
    ["arn:aws:secretsmanager:us-east-1:1:secret:x", "reference to a secret"],
    ["@Microsoft.KeyVault(SecretUri=https://vault.example)", "reference to a secret"],
    ["vault:secret/data/store#token", "reference to a secret"],
    ["ref+vault://secret/store#token", "reference to a secret"],
    ["projects/1/secrets/token/versions/1", "reference to a secret"],
    ["secretKeyRef:store", "reference to a secret"],
    ["ENC[AES256_GCM,data:k3y9]", "reference to a secret"],
    ["#{BIGCOMMERCE_ACCESS_TOKEN}#", "another variable"],
    ["__BIGCOMMERCE_ACCESS_TOKEN__", "another variable"],
    ["process.env.BIGCOMMERCE_ACCESS_TOKEN", "another variable"],
    ["import.meta.env.TOKEN", "another variable"],
    ["my-access-token", "placeholder"],
    ["access-token-goes-here", "placeholder"],
    ["token_here", "placeholder"],
    ["add-your-token", "placeholder"],
    ["example-token", "placeholder"],
    ["****", "placeholder"],
    ["k3y9-****-lz0v", "masked"],
    ["k3y9qhd7\u2026", "masked or cut off"],
    ["k3y9qhd7\u200bw1lz0v5t", "invisible"],
    ["k3y9qhd7\u00a0w1lz0v5t", "invisible"],
  ])("%j: %s", (value, problem) => {
    for (const variable of stringVariables) {
      const message = refusal({ [variable]: value });
      expect(message).toContain(variable);
      expect(message).toContain(problem);
      expect(message.match(/^ {2}- /gm)).toHaveLength(1);
    }
    // A secret may be in it all the same.
    for (const variable of secretVariables) expect(refusal({ [variable]: value })).not.toContain("k3y9qhd7");
  });

  it("the store hash is no secret, and is shown", () => {
    expect(refusal({ BIGCOMMERCE_STORE_HASH: "your-store-hash" })).toContain('"your-store-hash"');
  });
});

describe("what is taken for the access token is refused by name, and not repeated", () => {
  test.each([
    ["https://api.bigcommerce.com/stores/abc123/v3/", "is a URL"],
    ["http://k3y9qhd7.example", "is a URL"],
    ["eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJhbnlib2R5In0.c2lnbmF0dXJl", "is a JWT"],
    ["k3y9qhd7".repeat(70), "8 to 512"],
  ])("%j: %s", (value, problem) => {
    const message = refusal({ BIGCOMMERCE_ACCESS_TOKEN: value });
    expect(message).toContain(`BIGCOMMERCE_ACCESS_TOKEN (option \`accessToken\`) is`);
    expect(message).toContain(problem);
    expect(message).not.toContain(value);
  });
});

const token = fc.stringMatching(/^[a-z0-9]{31}$/);
/** Any printable characters, without what marks a placeholder at its ends. */
const secret = fc.stringMatching(/^[A-Za-z0-9+/][!-~]{6,60}[A-Za-z0-9+/=]$/);
/** What such random characters spell by chance. */
const isKnownForm = (value: string) =>
  /^(bigcommerce_|your|x{8}|authorization|x-auth|eyJ|\w+[=:])|\*{4}|\\[rnt0]$/i.test(value);

describe("a real value", () => {
  it("passes and is used byte for byte", () => {
    fc.assert(
      fc.property(fc.oneof(token, secret), secret, (accessToken, proxySecret) => {
        fc.pre(!isKnownForm(accessToken) && !isKnownForm(proxySecret));
        const config = read({
          BIGCOMMERCE_ACCESS_TOKEN: accessToken,
          BIGCOMMERCE_TRUSTED_PROXY_SECRET: proxySecret,
        });
        expect(config.accessToken()).toBe(accessToken);
        expect(config.trustedProxySecret?.()).toBe(proxySecret);
      }),
    );
  });

  it("as BigCommerce makes access tokens is never refused", () => {
    const isRefused = (value: string) => findAccessTokenProblem(value) !== undefined;
    fc.assert(
      fc.property(token, (value) => !isRefused(value)),
      { numRuns: 5_000 },
    );
  });

  it("with what a file or a shell leaves at its end is refused, and not repeated", () => {
    const left = fc.constantFrom("\\n", "\\r\\n", ",", ";", "\\", '"', "'");
    fc.assert(
      fc.property(token, left, (value, mark) => {
        for (const variable of secretVariables) {
          const message = refusal({ [variable]: value + mark });
          expect(message).toContain(variable);
          expect(message).not.toContain(value);
        }
      }),
    );
  });

  it("in quotes of any kind is refused, and not repeated", () => {
    const quotes = fc.constantFrom('""', "''", "``", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb");
    fc.assert(
      fc.property(fc.oneof(token, secret), quotes, (value, [open = "", close = ""]) => {
        for (const variable of secretVariables) {
          const message = refusal({ [variable]: open + value + close });
          expect(message).toContain("in quotes");
          expect(message).not.toContain(value);
        }
      }),
    );
  });

  test.each([
    "emulator-access-token",
    "test-access-token",
    "secret-access-token",
    "access-token",
    "token-of-my-own",
    "vaulted-token",
    "keystone-2026",
    "k3y9qhd7-token:v2",
    "entertainment-2026",
    "nullable-token",
  ])("%s is one", (value) => {
    expect(read({ BIGCOMMERCE_ACCESS_TOKEN: value }).accessToken()).toBe(value);
  });
});
