import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { isBigCommerceError } from "../errors.js";
import { readConfig } from "./config.js";
import { type CustomerLoginOptions, readLoginSettings } from "./login-settings.js";

const accessToken = "k3y9qhd7w1lz0v5t8m2nxa4c6b1e0fj";
const clientSecret = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const config = readConfig({ storeHash: "abc123", accessToken, channelIds: [1, 2] }, {});
const env = {
  NODE_ENV: "test",
  BIGCOMMERCE_CLIENT_ID: "q7x2m9ab4kd0w8z5t1y6v3n",
  BIGCOMMERCE_CLIENT_SECRET: clientSecret,
} as const;

const read = (options: CustomerLoginOptions, variables: NodeJS.ProcessEnv = env) =>
  readLoginSettings(options, variables, config);

function failure(options: CustomerLoginOptions, variables: NodeJS.ProcessEnv = env) {
  try {
    read(options, variables);
  } catch (error) {
    if (isBigCommerceError(error)) return error;
    throw error;
  }
  return undefined;
}

describe("the settings of customer logins", () => {
  it("come from two variables, without the blanks around them", () => {
    const settings = read({}, { ...env, BIGCOMMERCE_CLIENT_SECRET: ` ${clientSecret}\n` });
    expect(settings.clientId).toBe(env.BIGCOMMERCE_CLIENT_ID);
    expect(settings.clientSecret()).toBe(clientSecret);
    expect(settings.originOf(1)).toBe("https://store-abc123.mybigcommerce.com");
    expect(settings.originOf(2)).toBe("https://store-abc123-2.mybigcommerce.com");
  });

  it("are taken from options first", () => {
    const settings = read({ clientId: "another", checkoutUrl: " https://pay.example/{channelId}/ " });
    expect(settings.clientId).toBe("another");
    expect(settings.originOf(2)).toBe("https://pay.example");
  });

  it.each([
    [{ NODE_ENV: "test" }],
    [{ NODE_ENV: "test", BIGCOMMERCE_CLIENT_ID: " ", BIGCOMMERCE_CLIENT_SECRET: "" }],
  ] satisfies [NodeJS.ProcessEnv][])("that are missing are all named, with the scope: %o", (variables) => {
    const error = failure({}, variables);
    expect(error?.code).toBe("configuration_missing");
    for (const name of ["BIGCOMMERCE_CLIENT_ID", "BIGCOMMERCE_CLIENT_SECRET", "Customers Login: login"])
      expect(error?.message).toContain(name);
  });

  it.each([
    [{ BIGCOMMERCE_CLIENT_SECRET: `"${clientSecret}"` }, "BIGCOMMERCE_CLIENT_SECRET.*in quotes"],
    [{ BIGCOMMERCE_CLIENT_SECRET: "<your-client-secret>" }, "BIGCOMMERCE_CLIENT_SECRET.*placeholder"],
    [{ BIGCOMMERCE_CLIENT_SECRET: "two words of it" }, "BIGCOMMERCE_CLIENT_SECRET.*not a valid"],
    [{ BIGCOMMERCE_CLIENT_SECRET: "short" }, "BIGCOMMERCE_CLIENT_SECRET.*not a valid"],
    [{ BIGCOMMERCE_CLIENT_SECRET: accessToken }, "BIGCOMMERCE_CLIENT_SECRET.*the same as"],
    [{ BIGCOMMERCE_CLIENT_SECRET: env.BIGCOMMERCE_CLIENT_ID }, "BIGCOMMERCE_CLIENT_SECRET.*the same as"],
    [{ BIGCOMMERCE_CLIENT_ID: "$BIGCOMMERCE_CLIENT_ID" }, "BIGCOMMERCE_CLIENT_ID.*another variable"],
    [{ BIGCOMMERCE_CLIENT_ID: `client id ${clientSecret}` }, "BIGCOMMERCE_CLIENT_ID.*not a valid"],
  ])("that were pasted wrong are named and not repeated: %o", (variables, message) => {
    const error = failure({}, { ...env, ...variables });
    expect(error?.code).toBe("configuration_invalid");
    expect(error?.message).toMatch(new RegExp(message));
    for (const secret of [clientSecret, accessToken])
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  });

  it.each([
    ["http://pay.example", "https"],
    ["pay.example", "absolute"],
    ["https://user:hunter2@pay.example", "password"],
    ["https://pay.example?x=1", "query"],
    ["https://pay.example#x", "query"],
    ["https://api.bigcommerce.com", "REST API"],
    [7, "must be a string"],
  ])("do not have %o as checkoutUrl", (checkoutUrl, reason) => {
    const error = failure({ ...Object.fromEntries([["checkoutUrl", checkoutUrl]]) });
    expect(error?.code).toBe("configuration_invalid");
    expect(error?.message).toMatch(new RegExp(`\`checkoutUrl\`.*${reason}`));
    expect(error?.message).not.toContain("hunter2");
  });

  it("have the emulator's address over http", () => {
    expect(read({ checkoutUrl: "http://127.0.0.1:4010" }).originOf(1)).toBe("http://127.0.0.1:4010");
  });

  it("show no secret when they are printed", () => {
    for (const text of [inspect(read({}), { depth: 9, showHidden: true }), JSON.stringify(read({}))])
      expect(text).not.toContain(clientSecret);
  });
});

it("private tokens take none of them", () => {
  const options = {
    tokenKind: "private",
    storeHash: "abc123",
    accessToken,
    channelIds: [1],
    clientId: "a",
  } as const;
  expect(() => readConfig(options, {})).toThrow(/`clientId` works only with `tokenKind: "impersonation"`/);
});
