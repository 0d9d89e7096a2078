import { describe, expect, test, vi } from "vitest";
import { BigCommerceError } from "../errors.js";
import { bearerSecret } from "./bearer-secret.js";
import {
  createRoute,
  createStore,
  read,
  readRefusal,
  runThreeChannels,
  stats,
} from "./token-route.fixture.js";
import type { ImpersonationTokenRouteOptions } from "./token-route.js";

runThreeChannels();

describe("who may call", () => {
  const handlers = (options?: Partial<ImpersonationTokenRouteOptions>) => {
    const { GET, POST, DELETE } = createRoute({ allowRevoke: true, ...options });
    return { read: GET, create: POST, revoke: DELETE };
  };

  test.each(["Sec-Fetch-Site", "Sec-Fetch-Dest", "Origin", "Cookie"])(
    "a request with %s is a browser's: 403 before authorize",
    async (name) => {
      const authorize = vi.fn(() => true);
      for (const handler of Object.values(handlers({ authorize }))) {
        expect(await readRefusal(await handler(read({ [name]: "same-origin" })))).toMatchObject({
          status: 403,
          code: "browser_request_refused",
        });
      }
      expect(authorize).not.toHaveBeenCalled();
    },
  );

  test("Sec-Fetch-Mode alone is Node's own fetch and passes", async () => {
    expect((await createRoute().GET(read({ "sec-fetch-mode": "cors" }))).status).toBe(200);
  });

  test("authorize receives the action", async () => {
    const actions: string[] = [];
    const authorize: ImpersonationTokenRouteOptions["authorize"] = (_request, { action }) => {
      actions.push(action);
      return false;
    };
    for (const handler of Object.values(handlers({ authorize }))) await handler(read());
    expect(actions).toEqual(["read", "create", "revoke"]);
  });

  test.each([false, undefined, null, 1, "true", {}, new Response()])(
    "an authorize that returns %j is 401 without detail",
    async (verdict) => {
      const authorize: () => boolean = vi.fn().mockResolvedValue(verdict);
      for (const handler of Object.values(handlers({ authorize }))) {
        const answer = await handler(read());
        expect(Object.keys(await answer.clone().json())).toEqual(["status", "title", "type", "errors"]);
        expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="impersonation-token"');
        expect(await readRefusal(answer)).toMatchObject({ status: 401, title: "Unauthorized", errors: {} });
      }
      expect((await stats()).tokens.impersonation).toBe(0);
    },
  );

  test.each([new Error("database down"), "text", undefined, new BigCommerceError("store_unauthorized", "x")])(
    "an authorize that throws %s is 401 without detail",
    async (thrown) => {
      const authorize = () => Promise.reject(thrown);
      expect(await readRefusal(await createRoute({ authorize }).GET(read()))).toMatchObject({
        status: 401,
        title: "Unauthorized",
      });
    },
  );

  test.each([
    Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/;307;" }),
    Object.assign(new Error("bail out"), { code: "NEXT_STATIC_GEN_BAILOUT" }),
    new BigCommerceError("used_in_prerender", "no request"),
  ])("Next's control flow passes through authorize untouched: %s", async (thrown) => {
    const authorize = () => Promise.reject(thrown);
    await expect(createRoute({ authorize }).GET(read())).rejects.toBe(thrown);
  });

  test("an authorize that never ends is 504 after the instance's timeoutMs, and names it", async () => {
    const issuer = createStore({ timeoutMs: 100 });
    const { GET, POST, DELETE } = createRoute({ authorize: () => new Promise(() => {}) }, issuer);
    for (const handler of [GET, POST, DELETE]) {
      const refusal = await readRefusal(await handler(read()));
      expect(refusal).toMatchObject({ status: 504, code: "timeout" });
      expect(refusal.title).toContain("`authorize` did not finish within 100 ms");
    }
    expect((await stats()).tokens.impersonation).toBe(0);
  });

  test("a timeout within authorize, and a wrong configuration, say nothing to a caller who is not allowed", async () => {
    const authorize = () => Promise.reject(new BigCommerceError("timeout", "slow"));
    const issuer = createStore({ timeoutMs: -1 });
    expect(await readRefusal(await createRoute({ authorize }, issuer).GET(read()))).toMatchObject({
      status: 401,
      title: "Unauthorized",
    });
  });

  test("a missing or short secret is 500 with what to do, for every caller, and allows nothing", async () => {
    for (const faulty of [undefined, "", "short"]) {
      const { GET } = createRoute({ authorize: bearerSecret(faulty) });
      for (const authorization of ["", `Bearer ${faulty ?? ""}`]) {
        const refusal = await readRefusal(await GET(read({ authorization })));
        expect(refusal).toMatchObject({ status: 500, code: "configuration_invalid" });
        expect(refusal.title).toMatch(/^bearerSecret: /);
      }
    }
    expect((await stats()).tokens.impersonation).toBe(0);
  });

  test.each([
    { maxLifetimeSeconds: 0 },
    { maxLifetimeSeconds: Number.POSITIVE_INFINITY },
    { allowedChannelIds: [] },
    { allowedChannelIds: [0] },
    { maxMintsPerMinute: 0 },
    { maxMintsPerMinute: 1.5 },
    { maxBodyBytes: -1 },
  ])("the options %j are refused by name, as 500", async (options) => {
    const refusal = await readRefusal(await createRoute(options).GET(read()));
    expect(refusal).toMatchObject({ status: 500, code: "configuration_invalid" });
    expect(refusal.title).toContain(Object.keys(options)[0]);
  });
});
