import { decodeJwt } from "jose";
import { describe, expect, test, vi } from "vitest";
import { createBigCommerce } from "../create-bigcommerce.js";
import { emulator } from "../emulator.fixture.js";
import { BigCommerceError, type BigCommerceErrorCode, errorCodes } from "../errors.js";
import {
  create,
  createRoute,
  createStore,
  expectPrivate,
  read,
  read200,
  readRefusal,
  revoke,
  runThreeChannels,
  soon,
  stats,
  url,
  withAccess,
} from "./token-route.fixture.js";

runThreeChannels();

describe("GET", () => {
  test("responds with the shared cached token and its expiry in seconds", async () => {
    const store = createStore();
    const { GET } = createRoute({}, store);
    const [first, second] = [await read200(await GET(read())), await read200(await GET(read()))];
    expect(second).toEqual(first);
    const { token, expiresAt } = await store.getImpersonationToken();
    expect(first).toEqual({ data: { token, expires_at: expiresAt }, meta: {} });
    expect(decodeJwt(token).eat).toBe(expiresAt);
    expect((await stats()).tokens.impersonation).toBe(1);
  });

  test("a configured channel that the store does not have is the server's fault, not the caller's", async () => {
    const refusal = await readRefusal(await createRoute({}, createStore({ channelIds: [99] })).GET(read()));
    expect(refusal).toMatchObject({ status: 502, code: "request_rejected" });
  });

  test("waits at the gate of the request before anything else", async () => {
    const gate = new BigCommerceError("used_in_prerender", "no request");
    const authorize = vi.fn(() => true);
    const issuer = withAccess(createStore(), { enterRequest: () => Promise.reject(gate) });
    const route = createRoute({ authorize }, issuer);
    for (const handler of [route.GET, route.POST, route.DELETE]) {
      await expect(handler(read({ cookie: "a=b" }))).rejects.toBe(gate);
    }
    expect(authorize).not.toHaveBeenCalled();
  });
});

describe("DELETE", () => {
  test("revokes a token as BigCommerce does: 200 without a body", async () => {
    const store = createStore();
    const { DELETE } = createRoute({ allowRevoke: true }, store);
    const before = await store.getImpersonationToken();
    const answer = await DELETE(revoke(before.token));
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expectPrivate(answer);
    expect((await stats()).revocations).toBe(1);
    expect((await store.getImpersonationToken()).token === before.token).toBe(false);
  });

  test("without allowRevoke an authorized caller gets 405 and nothing is sent", async () => {
    const { DELETE } = createRoute();
    const refusal = await readRefusal(await DELETE(revoke("a.b.c")));
    expect(refusal.status).toBe(405);
    expect(refusal.headers.get("allow")).toBe("GET, POST");
    expect((await DELETE(new Request(url, { method: "DELETE" }))).status).toBe(401);
    expect((await stats()).revocations).toBe(0);
  });

  test.each([undefined, "", "no-jwt", "a.b", "a.b.c.d", "a.b.c, d.e.f", "a b.c.d"])(
    "the header Sf-Api-Token %j is refused and nothing is sent",
    async (token) => {
      const refusal = await readRefusal(await createRoute({ allowRevoke: true }).DELETE(revoke(token)));
      expect(refusal).toMatchObject({ status: 422, code: "input_invalid" });
      expect(Object.keys(refusal.errors)).toEqual(["Sf-Api-Token"]);
      expect(await emulator.requests()).toEqual([]);
    },
  );

  test("a token that BigCommerce does not know is 422, as at BigCommerce", async () => {
    const refusal = await readRefusal(await createRoute({ allowRevoke: true }).DELETE(revoke("a.b.c")));
    expect(refusal).toMatchObject({ status: 422, code: "request_rejected" });
  });
});

describe("what the engine throws", () => {
  const throwing = (error: unknown) =>
    createRoute({}, withAccess(createStore(), { readToken: () => Promise.reject(error) }));

  const expected: Partial<Record<BigCommerceErrorCode, number>> = {
    input_invalid: 422,
    expires_at_not_in_future: 422,
    store_unauthorized: 502,
    scope_missing: 502,
    store_not_found: 502,
    request_rejected: 502,
    rate_limited: 429,
    upstream_unavailable: 503,
    token_rejected: 503,
    upstream_malformed: 502,
    response_too_large: 502,
    timeout: 504,
    aborted: 503,
    browser_request_refused: 403,
  };

  test.each(errorCodes)("%s becomes its status, or passes through if there is no request", async (code) => {
    const error = new BigCommerceError(code, `text of ${code}`);
    const { GET } = throwing(error);
    if (code === "used_in_cache" || code === "used_in_prerender") {
      await expect(GET(read())).rejects.toBe(error);
      return;
    }
    const refusal = await readRefusal(await GET(read()));
    expect(refusal).toMatchObject({ status: expected[code] ?? 500, code, title: `text of ${code}` });
  });

  test("the time to wait is rounded up to whole seconds", async () => {
    const waits = [
      ["rate_limited", 1, "1"],
      ["rate_limited", 2001, "3"],
      ["rate_limited", undefined, "30"],
      ["upstream_unavailable", 4000, "4"],
      ["upstream_unavailable", undefined, null],
    ] as const;
    for (const [code, retryAfterMs, header] of waits) {
      const answer = await throwing(new BigCommerceError(code, "x", { retryAfterMs })).GET(read());
      expect(answer.headers.get("x-retry-after")).toBe(header);
    }
  });

  test("a defect and Next's control flow pass untouched", async () => {
    const errors = [new TypeError("defect"), Object.assign(new Error("hanging"), { digest: "HANGING" })];
    for (const error of errors) await expect(throwing(error).GET(read())).rejects.toBe(error);
  });

  test("a wrong access token, a missing scope and a store that is down are the server's fault, not the caller's", async () => {
    const wrong = createRoute({}, createStore({ accessToken: "another-access-token" }));
    expect(await readRefusal(await wrong.GET(read()))).toMatchObject({
      status: 502,
      code: "store_unauthorized",
    });
    await emulator.faults.add([{ on: "mint", times: 1, status: 403, body: "{}" }]);
    expect(await readRefusal(await createRoute().GET(read()))).toMatchObject({
      status: 502,
      code: "scope_missing",
    });
  });

  test("a 422 that repeats the access token as a field's name shows it to nobody", async () => {
    const errors = { "emulator-access-token:invalid": "emulator-access-token", "channel_id:unknown": "no" };
    await emulator.faults.add([{ on: "mint", times: 1, status: 422, body: JSON.stringify({ errors }) }]);
    const answer = await createRoute().POST(create({ expires_at: soon(), channel_id: 1 }));
    expect(await readRefusal(answer)).toMatchObject({
      status: 422,
      errors: { "[redacted]:invalid": "[redacted]", "channel_id:unknown": "no" },
    });
  });

  test("configuration that is missing is 500 and names the variables", async () => {
    const refusal = await readRefusal(await createRoute({}, createBigCommerce()).GET(read()));
    expect(refusal).toMatchObject({ status: 500, code: "configuration_missing" });
    expect(refusal.title).toContain("BIGCOMMERCE_STORE_HASH");
  });
});
