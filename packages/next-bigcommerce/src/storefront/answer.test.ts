import { describe, expect, it } from "vitest";
import { isBigCommerceError } from "../errors.js";
import { HttpResponse } from "../http/message.js";
import { readAnswer } from "./answer.js";
import { type AnswerContext, CredentialRejected } from "./failures.js";

const context = {
  url: "https://store-abc-2.mybigcommerce.com/graphql",
  operation: "query Orders",
  storeHash: "abc",
  channelId: 2,
  tokenChannelIds: [2, 5],
  correlationId: "c-1",
};
const answer = (status: number, body: unknown) =>
  new HttpResponse({
    request: { headers: {} },
    status,
    header: () => undefined,
    text: typeof body === "string" ? body : JSON.stringify(body),
    sentAtMs: 0,
    receivedAtMs: 0,
  });
const refusal = (message: string) => ({ errors: [{ message }] });

function thrownBy(status: number, body: unknown, about: Partial<AnswerContext> = {}): unknown {
  try {
    return readAnswer(answer(status, body), { ...context, ...about });
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

  it.each([
    ["https://store-abc.mybigcommerce.com/graphql", 2, "reached channel 1 instead of channel 2"],
    ["https://store-abc-7.mybigcommerce.com/graphql", 2, "reached channel 7 instead of channel 2"],
    ["http://127.0.0.1:4010/channels/7/graphql", 2, "reached channel 7 instead of channel 2"],
    ["https://shop.example.com/graphql", 2, "reached another channel instead of channel 2"],
    // An address whose words BigCommerce contradicts is not repeated as if it were true.
    ["https://store-abc-2.mybigcommerce.com/graphql", 2, "reached another channel instead of channel 2"],
  ])("a channel mismatch at %s says where the address leads", (url, channelId, words) => {
    const refused = refusal("JWT channel id doesn't match channel id of the URL");
    const error = thrownBy(401, refused, { url, channelId });
    expect(isBigCommerceError(error) && error.message).toContain(words);
    expect(isBigCommerceError(error) && error.message).toContain(url);
    expect(isBigCommerceError(error) && error.message).toContain("The token is for channel 2, 5");
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

  it.each([
    "Request not allowed: Detected that request originated from a browser script and is using a customer impersonation jwt token.",
    refusal("Request not allowed: Detected that request originated from a browser script"),
  ])("a 403 with BigCommerce's message says what made the request a browser's: %o", (body) => {
    expect(String(thrownBy(403, body))).toMatch(/as a browser's.*cookie or Sec-Fetch header/);
  });

  it.each([400, 402, 405, 406, 409, 410, 413, 415, 418, 431, 451])(
    "a %i without GraphQL errors came from something in between, and is no invalid document",
    (status) => {
      for (const body of ["<html>no</html>", "", "no", {}, { errors: [] }, { data: null }]) {
        const error = thrownBy(status, body);
        expect(error).toMatchObject({ code: "upstream_malformed", status, retryable: false });
        expect(String(error)).toContain(
          `(HTTP ${status}) got this status from BigCommerce, or something before it`,
        );
        expect(String(error)).not.toMatch(/graphqlErrors|schema/);
      }
    },
  );

  it.each([201, 202, 203, 204, 205, 206])("a %i is no answer, whatever its body says", (status) => {
    for (const body of ["", "{}", { data: { site: {} } }])
      expect(thrownBy(status, body)).toMatchObject({ code: "upstream_malformed", status });
  });

  it.each([408, 421, 425, 499])("a %i was not processed, and can succeed later", (status) => {
    expect(thrownBy(status, "<html>")).toMatchObject({
      code: "upstream_unavailable",
      retryable: true,
      status,
    });
  });

  it("a 407 names the proxy that asks for a password", () => {
    expect(thrownBy(407, "<html>")).toMatchObject({ code: "upstream_malformed", status: 407 });
    expect(String(thrownBy(407, "<html>"))).toMatch(/proxy before BigCommerce.*HTTPS_PROXY/);
  });

  it.each([413, 431])("a %i says that the request is too large", (status) => {
    expect(String(thrownBy(status, "<html>"))).toMatch(/too large.*shorter document/);
  });

  it.each([400, 409, 422])("a %i with GraphQL errors is about the document", (status) => {
    const error = thrownBy(status, refusal("no such field"));
    expect(error).toMatchObject({ code: "graphql_error", status });
    expect(error).toHaveProperty("graphqlErrors.length", 1);
  });

  it("a 404 names the URL and the setting that it comes from, and no other", () => {
    const ofStoreHash = String(thrownBy(404, "<html>"));
    expect(ofStoreHash).toContain("https://store-abc-2.mybigcommerce.com/graphql");
    expect(ofStoreHash).toMatch(/BIGCOMMERCE_STORE_HASH \(abc\) and channel 2/);
    expect(ofStoreHash).not.toContain("STOREFRONT_URL");
    const url = "https://shop.example/graphql/graphql";
    const ofItself = String(thrownBy(404, "<html>", { url }));
    expect(ofItself).toContain(url);
    expect(ofItself).toContain("BIGCOMMERCE_STOREFRONT_URL");
    expect(ofItself).not.toMatch(/STORE_HASH|channel/);
  });

  it.each(["<html>Access denied by the firewall</html>", "", {}])(
    "a 403 with another message names a firewall first, and no browser: %o",
    (body) => {
      expect(String(thrownBy(403, body))).toMatch(/firewall/);
      expect(String(thrownBy(403, body))).not.toMatch(/as a browser's/);
    },
  );

  it("a refusal in plain text is read, and a page of a proxy that repeats its words is not", () => {
    expect(thrownBy(401, "JWT is expired")).toBeInstanceOf(CredentialRejected);
    expect(thrownBy(401, "<html>JWT is expired</html>")).toMatchObject({ code: "token_rejected" });
    // A search through megabytes for words that are not there would hold up every other request.
    const long = `too complex ${"1".repeat(200_000)}`;
    expect(thrownBy(404, long)).toMatchObject({ code: "store_not_found" });
    expect(thrownBy(400, refusal(long))).toMatchObject({ code: "graphql_error" });
  });

  it("BigCommerce's messages are kept if they are about the operation, and only then", () => {
    expect(thrownBy(400, refusal(complex))).toHaveProperty("graphqlErrors.length", 1);
    expect(thrownBy(400, refusal("no such field"))).toHaveProperty("graphqlErrors.length", 1);
    expect(thrownBy(429, refusal("slow down"))).toHaveProperty("graphqlErrors.length", 0);
    expect(thrownBy(401, refusal("something new"))).toHaveProperty("graphqlErrors.length", 0);
  });

  it("the complexity and its limit are in the message", () => {
    expect(String(thrownBy(400, refusal(complex)))).toMatch(/34314.*10000/);
  });
});

describe("errors beside data", () => {
  it("null for an error's path and extensions counts as missing", () => {
    const body = { data: { site: null }, errors: [{ message: "no", path: null, extensions: null }] };
    const { data, errors, toError } = readAnswer(answer(200, body), context);
    expect({ data, errors }).toStrictEqual({
      data: { site: null },
      errors: [{ message: "no", path: undefined, extensions: undefined }],
    });
    expect(toError()).toMatchObject({ code: "graphql_error" });
  });

  it.each([
    [{ message: "Invalid credentials", path: ["login"] }, "invalid_credentials"],
    [{ message: 'Please "Reset password"', path: ["login"] }, "invalid_credentials"],
    [{ message: "Internal server error", path: ["login"] }, "invalid_credentials"],
    [{ message: "Internal server error", path: ["site", "product"] }, "graphql_error"],
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

it("an error repeats no secret that the response sent back, in its request id, path or message", () => {
  const secret = "eyJhbGciOiJFUzI1NiJ9.e30.c2ln";
  const response = new HttpResponse({
    request: { headers: { authorization: `Bearer ${secret}` } },
    status: 400,
    header: () => secret,
    text: JSON.stringify({ errors: [{ message: `bad ${secret}`, path: ["site", secret] }] }),
    sentAtMs: 0,
    receivedAtMs: 0,
  });
  try {
    readAnswer(response, context);
    expect.unreachable();
  } catch (error) {
    expect(
      isBigCommerceError(error) &&
        [error.requestId, error.message, JSON.stringify(error.graphqlErrors)].join(),
    ).not.toContain(secret);
  }
});
