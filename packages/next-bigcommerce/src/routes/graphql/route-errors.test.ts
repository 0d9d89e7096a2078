import { describe, expect, test, vi } from "vitest";
import { emulator } from "../../emulator.fixture.js";
import { BigCommerceError } from "../../errors.js";
import { routeAccess } from "../../instance-access.js";
import { createRouteStore } from "./route.fixture.js";
import { createGraphQLRoute } from "./route.js";
import { operations, post, runRouteServer, samePage, serve } from "./route-server.fixture.js";

runRouteServer();

describe("errors", () => {
  test("BigCommerce's messages for a shopper pass with their path; extensions and places do not", async () => {
    await serve();
    const answer = await post({ id: "Login", variables: { email: "retail@example.com", password: "no" } });
    expect(answer.status).toBe(200);
    const { data, errors } = await answer.json();
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/invalid credentials/i),
        path: ["login"],
        extensions: { code: "graphql_error" },
      },
    ]);
  });

  test("a message is shortened and loses control characters; a missing scope reveals nothing about the token", async () => {
    const errors = [
      {
        message: `a\u0000\r\nb${"x".repeat(2000)}`,
        locations: [{ line: 1, column: 2 }],
        extensions: { debug: "stack" },
      },
      {
        message: "The provided token lacks B2B",
        extensions: { code: "INSUFFICIENT_ACCESS_SCOPE", requiredScopes: ["B2B"] },
      },
    ];
    emulator.faults.add([
      { on: "graphql", times: 1, status: 200, body: JSON.stringify({ data: { site: null }, errors }) },
    ]);
    await serve();
    const body = await (await post({ id: "Names" })).json();
    expect(body.data).toEqual({ site: null });
    expect(body.errors[0].message).toBe(`a b${"x".repeat(497)}`);
    expect(Object.keys(body.errors[0])).toEqual(["message", "extensions"]);
    expect(body.errors[1]).toEqual({
      message: "This field is not available.",
      extensions: { code: "graphql_error" },
    });
  });

  test.each([
    ["store_unauthorized", 500, "internal_error"],
    ["configuration_missing", 500, "internal_error"],
    ["graphql_error", 500, "internal_error"],
    ["query_too_complex", 500, "internal_error"],
    ["customer_id_invalid", 500, "internal_error"],
    ["input_invalid", 500, "internal_error"],
    ["upstream_unavailable", 503, "store_unavailable"],
    ["token_rejected", 503, "store_unavailable"],
    ["rate_limited", 429, "rate_limited"],
    ["timeout", 504, "timeout"],
    ["customer_signed_out", 401, "customer_required"],
    ["mutation_refused", 403, "operation_refused"],
    ["impersonation_refused", 403, "operation_refused"],
  ] as const)("%s is %i %s, in words that say nothing of the server", async (code, status, routeCode) => {
    const secretWords = "BIGCOMMERCE_ACCESS_TOKEN of store abc at https://internal";
    const store = createRouteStore(emulator.url);
    const runOperation = () =>
      Promise.reject(new BigCommerceError(code, secretWords, { retryAfterMs: 2001 }));
    const onError = vi.fn();
    const { POST } = createGraphQLRoute(
      { [routeAccess]: { ...store[routeAccess], runOperation } },
      { operations, onError },
    );
    const answer = await POST(samePage({ id: "Names" }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("retry-after")).toBe(status === 429 || status === 503 ? "3" : null);
    const text = await answer.text();
    expect(JSON.parse(text).errors[0].extensions).toEqual({ code: routeCode });
    expect(text).not.toMatch(/BIGCOMMERCE|internal\b(?!_error)|abc/);
    expect(onError).toHaveBeenCalledTimes(status === 500 ? 1 : 0);
  });

  test("invalid options are 500 for the caller, and the operator reads what to do", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await serve({ maxBodyBytes: 0 });
    expect((await post({ id: "Names" })).status).toBe(500);
    expect(log).toHaveBeenCalledWith(expect.stringContaining("maxBodyBytes must be a whole number"));
    log.mockRestore();
  });

  test("what the app's own functions throw, and Next's control flow, pass untouched", async () => {
    const thrown = new TypeError("database down");
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/;307;" });
    for (const error of [thrown, redirect]) {
      const { POST } = createGraphQLRoute(createRouteStore(emulator.url), {
        operations,
        rateLimit: () => Promise.reject(error),
      });
      await expect(POST(samePage({ id: "Names" }))).rejects.toBe(error);
    }
  });

  test("waits at the gate of the request before anything else", async () => {
    const gate = new BigCommerceError("used_in_prerender", "no request");
    const store = createRouteStore(emulator.url);
    const enterRequest = () => Promise.reject(gate);
    const { GET, POST } = createGraphQLRoute(
      { [routeAccess]: { ...store[routeAccess], enterRequest } },
      { operations },
    );
    await expect(GET(new Request("http://shop.example/api/graphql?id=Names"))).rejects.toBe(gate);
    await expect(POST(samePage({ id: "Names" }))).rejects.toBe(gate);
  });
});
