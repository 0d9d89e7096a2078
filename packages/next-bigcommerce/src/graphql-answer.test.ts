import { describe, expect, it } from "vitest";
import { isBigCommerceError } from "./errors.js";
import { CredentialRejected, readAnswer } from "./graphql-answer.js";
import { HttpAnswer } from "./http-answer.js";

const context = {
  url: "https://store-abc-2.mybigcommerce.com/graphql",
  operation: "query Orders",
  storeHash: "abc",
  channelId: 2,
  tokenChannelIds: [1],
  correlationId: "c-1",
};
const answer = (status: number, body: unknown) =>
  new HttpAnswer({
    status,
    header: () => undefined,
    text: typeof body === "string" ? body : JSON.stringify(body),
    sentAtMs: 0,
    receivedAtMs: 0,
  });
const refusal = (message: string) => ({ errors: [{ message }] });

function thrownBy(status: number, body: unknown): unknown {
  try {
    return readAnswer(answer(status, body), context);
  } catch (error) {
    return error;
  }
}

describe("BigCommerce's documented 401s", () => {
  it.each([
    "GraphQL invalid credentials. JWT is expired",
    "GraphQL invalid credentials. JWT signature is invalid",
    "Unknown JWT token",
  ])("%s: a new token helps", (message) => {
    expect(thrownBy(401, refusal(message))).toBeInstanceOf(CredentialRejected);
  });

  it.each([
    ["GraphQL invalid credentials. JWT channel id doesn't match channel id of the URL", "channel_mismatch"],
    ["GraphQL invalid credentials. JWT store id doesn't match store id of the URL", "store_mismatch"],
    ["GraphQL credentials were missing. No token was sent.", "token_rejected"],
    ["GraphQL invalid credentials. String is not a JWT", "token_rejected"],
    ["GraphQL invalid credentials. JWT has no valid Json", "token_rejected"],
    ["something new", "token_rejected"],
  ])("%s is %s: a new token would not help", (message, code) => {
    expect(thrownBy(401, refusal(message))).toMatchObject({ code, status: 401 });
  });

  it("a channel mismatch names the token's channel and the asked one", () => {
    const error = thrownBy(401, refusal("JWT channel id doesn't match channel id of the URL"));
    expect(isBigCommerceError(error) && error.message).toMatch(/channel 1\b.*channel 2\b/);
  });
});

describe("other statuses", () => {
  const complex =
    "The query is too complex as it has a complexity score of 34314 out of 10000. Please remove some elements and try again";
  it.each([
    [400, refusal(complex), "query_too_complex"],
    [400, refusal('Cannot query field "x" on type "Product".'), "graphql_error"],
    [403, "Request not allowed", "browser_request_refused"],
    [404, "<html>", "store_not_found"],
    [429, "", "rate_limited"],
    [500, "", "upstream_unavailable"],
    [503, refusal("maintenance"), "upstream_unavailable"],
    [200, "", "upstream_malformed"],
    [200, "<html>", "upstream_malformed"],
    [200, "[]", "upstream_malformed"],
    [200, {}, "upstream_malformed"],
    [200, { data: {}, errors: "no list" }, "upstream_malformed"],
  ] as const)("%i %o is %s", (status, body, code) => {
    expect(thrownBy(status, body)).toMatchObject({ code, status });
  });

  it("the complexity and its limit are in the message", () => {
    expect(String(thrownBy(400, refusal(complex)))).toMatch(/34314.*10000/);
  });
});

describe("errors beside data", () => {
  it.each([
    [{ message: "Invalid credentials", path: ["login"] }, "invalid_credentials"],
    [{ message: 'Please "Reset password"', path: ["login"] }, "invalid_credentials"],
    [
      {
        message: "The provided token does not include the scopes required to resolve this field.",
        extensions: { code: "INSUFFICIENT_ACCESS_SCOPE", requiredScopes: ["B2B"] },
      },
      "insufficient_access_scope",
    ],
    [{ message: "anything else for shopper@example.com" }, "graphql_error"],
  ])("%o is %s", (error, code) => {
    const decoded = readAnswer(answer(200, { errors: [error] }), context).toError();
    expect(decoded).toMatchObject({ code, status: 200, requestId: "c-1" });
    expect(decoded.message).not.toContain("shopper@example.com");
  });
});
