import { createEmulator, type Emulator } from "bigcommerce-emulator";
import fc from "fast-check";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bearerSecret } from "./bearer-secret.js";
import type { BigCommerceOptions } from "./bigcommerce-options.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import { BigCommerceError, type BigCommerceErrorCode, errorCodes } from "./errors.js";
import { randomBytes, settledHeapBytes } from "./random-requests.fixture.js";
import { type ImpersonationTokenIssuer, routeAccess } from "./route-access.js";
import { createImpersonationTokenRoute, type ImpersonationTokenRouteOptions } from "./token-route.js";

const secret = "service-secret-of-tests";
const url = "http://127.0.0.1/api/impersonation-token";
const nowSeconds = () => Math.floor(Date.now() / 1000);
let emulator: Emulator;

beforeAll(async () => {
  emulator = await createEmulator({ channels: [1, 2, 3] });
});
afterAll(() => emulator.close());
beforeEach(async () => {
  await emulator.reset();
  for (const key of ["next-bigcommerce@1", "next-bigcommerce.route-mints@1"]) {
    Reflect.deleteProperty(globalThis, Symbol.for(key));
  }
});

function createStore(options: BigCommerceOptions = {}) {
  return createBigCommerce({
    storeHash: "emulator",
    accessToken: "emulator-access-token",
    channelIds: [1, 2],
    apiUrl: emulator.url,
    storefrontUrl: `${emulator.url}/channels/{channelId}`,
    ...options,
  });
}

/** `issuer` with the clock and the gate of a test. */
function withAccess(
  issuer: ImpersonationTokenIssuer,
  access: Partial<ImpersonationTokenIssuer[typeof routeAccess]>,
): ImpersonationTokenIssuer {
  return {
    getImpersonationToken: () => issuer.getImpersonationToken(),
    createImpersonationToken: (input) => issuer.createImpersonationToken(input),
    [routeAccess]: { ...issuer[routeAccess], ...access },
  };
}

function createRoute(
  options: Partial<ImpersonationTokenRouteOptions> = {},
  issuer: ImpersonationTokenIssuer = createStore(),
) {
  return createImpersonationTokenRoute(issuer, { authorize: bearerSecret(secret), ...options });
}

function read(headers: Record<string, string> = {}): Request {
  return new Request(url, { headers: { authorization: `Bearer ${secret}`, ...headers } });
}

function create(body: unknown, headers: Record<string, string> = {}): Request {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const bytes = body instanceof Uint8Array ? new Uint8Array(body) : undefined;
  return new Request(url, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
    body: bytes ?? text,
  });
}

function revoke(token?: string): Request {
  const headers = {
    authorization: `Bearer ${secret}`,
    ...(token !== undefined && { "sf-api-token": token }),
  };
  return new Request(url, { method: "DELETE", headers });
}

/** Every answer, whatever it says, may be stored nowhere and read by no script of another site. */
async function read200(answer: Response): Promise<Record<string, unknown>> {
  expect(answer.status).toBe(200);
  expectPrivate(answer);
  return answer.json();
}

function expectPrivate(answer: Response): void {
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
}

async function readRefusal(answer: Response) {
  expectPrivate(answer);
  const text = await answer.text();
  expect(text).not.toContain(secret);
  expect(text).not.toContain("emulator-access-token");
  const body = JSON.parse(text);
  expect(body).toMatchObject({ status: answer.status, title: expect.any(String), type: expect.any(String) });
  return {
    status: answer.status,
    code: body.code,
    errors: body.errors,
    title: body.title,
    headers: answer.headers,
  };
}

const stats = async () => await emulator.stats();
const soon = () => nowSeconds() + 3600;

describe("GET", () => {
  test("answers the shared cached token with its expiry in seconds", async () => {
    const store = createStore();
    const { GET } = createRoute({}, store);
    const [first, second] = [await read200(await GET(read())), await read200(await GET(read()))];
    expect(second).toEqual(first);
    const { token, expiresAt } = await store.getImpersonationToken();
    expect(first).toEqual({ data: { token, expires_at: expiresAt }, meta: {} });
    expect(decodeJwt(token).eat).toBe(expiresAt);
    expect((await stats()).tokens.impersonation).toBe(1);
  });

  test("a channel of its own that the store does not have is the server's fault, not the caller's", async () => {
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

describe("POST", () => {
  test("takes BigCommerce's body and gives BigCommerce's answer", async () => {
    const { POST } = createRoute();
    const expiresAt = soon();
    const headers = { "x-auth-token": "emulator-access-token", "content-type": "application/json" };
    const path = "/stores/emulator/v3/storefront/api-token-customer-impersonation";
    for (const channels of [{ channel_id: 2 }, { channel_ids: [2] }, { channel_ids: [1, 2] }]) {
      const body = { expires_at: expiresAt, ...channels };
      const theirs = await fetch(emulator.url + path, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      const ours = await read200(await POST(create(body)));
      const shape = { data: { token: expect.any(String) }, meta: {} };
      expect(await theirs.json()).toEqual(shape);
      expect(ours).toEqual(shape);
      const { token } = Object(ours.data);
      const cid = "channel_id" in channels ? [channels.channel_id] : channels.channel_ids;
      expect(decodeJwt(token)).toMatchObject({ eat: expiresAt, cid });
    }
  });

  test.each([
    [{}, ["channel_ids", "expires_at"]],
    [{ expires_at: 0, channel_id: 1 }, ["expires_at"]],
    [{ expires_at: 1_600_000_000, channel_id: 1 }, ["expires_at"]],
    [{ expires_at: 2_000_000_000_000, channel_id: 1 }, ["expires_at"]],
    [{ expires_at: "2000000000", channel_id: 1 }, ["expires_at"]],
    [{ expires_at: 1, channel_id: 1, channel_ids: [1] }, ["channel_ids", "expires_at"]],
    [{ expires_at: 2_000_000_000, channel_ids: [] }, ["channel_ids"]],
  ])("%j is refused by field and nothing is sent", async (body, fields) => {
    const refusal = await readRefusal(await createRoute().POST(create(body)));
    expect(refusal.status).toBe(422);
    expect(refusal.code).toMatch(/^(input_invalid|expires_at_not_in_future)$/);
    expect(Object.keys(refusal.errors).sort()).toEqual(fields);
    expect((await stats()).tokens.impersonation).toBe(0);
  });

  test("a life longer than maxLifetimeSeconds is refused, one day by default", async () => {
    const cases = [
      { options: {}, seconds: 86_400 },
      { options: { maxLifetimeSeconds: 600 }, seconds: 600 },
    ];
    for (const { options, seconds } of cases) {
      const nowMs = nowSeconds() * 1000;
      const { POST } = createRoute(options, withAccess(createStore(), { nowMs: async () => nowMs }));
      const at = (lifetime: number) => create({ expires_at: nowMs / 1000 + lifetime, channel_id: 1 });
      await read200(await POST(at(seconds)));
      const refusal = await readRefusal(await POST(at(seconds + 1)));
      expect(refusal).toMatchObject({ status: 422, code: "input_invalid" });
      expect(refusal.errors.expires_at).toContain(`at most ${seconds}`);
    }
  });

  test("channels are bounded by allowedChannelIds, by default the configured ones", async () => {
    const post = async (channels: object, options = {}, store = {}) => {
      const body = { expires_at: soon(), ...channels };
      return (await createRoute(options, createStore(store)).POST(create(body))).status;
    };
    expect(await post({ channel_ids: [1, 2] })).toBe(200);
    expect(await post({ channel_id: 3 })).toBe(422);
    expect(await post({ channel_ids: [1, 3] })).toBe(422);
    expect(await post({ channel_id: 2 }, { allowedChannelIds: [1] })).toBe(422);
    expect(await post({ channel_id: 3 }, { allowedChannelIds: [3] })).toBe(200);
    expect(await post({ channel_id: 3 }, {}, { channelIds: [], allChannels: true })).toBe(200);
    expect(await post({ channel_ids: [] }, {}, { channelIds: [], allChannels: true })).toBe(422);
  });

  test.each([
    [{ channel_id: 3 }, "channel_id"],
    [{ channel_ids: [3] }, "channel_ids"],
    [{ channel_ids: [1, 3] }, "channel_ids"],
  ])("%j is refused by the name of the field that was sent", async (channels, field) => {
    const refusal = await readRefusal(await createRoute().POST(create({ expires_at: soon(), ...channels })));
    expect(refusal).toMatchObject({ status: 422, code: "input_invalid" });
    expect(Object.keys(refusal.errors)).toEqual([field]);
  });

  test("a channel that the store does not have is the caller's mistake, as BigCommerce says", async () => {
    const { POST } = createRoute({ allowedChannelIds: [99] });
    const refusal = await readRefusal(await POST(create({ expires_at: soon(), channel_id: 99 })));
    expect(refusal).toMatchObject({ status: 422, code: "request_rejected" });
  });

  test.each([
    ["text/plain", 415],
    ["", 415],
    ["application/json, text/plain", 415],
    ["application/json; charset=latin1", 415],
    ["application/jsonp", 415],
    ["application/json", 200],
    ["Application/JSON; charset=UTF-8", 200],
  ])("Content-Type %j is answered %i", async (type, status) => {
    const answer = await createRoute().POST(
      create({ expires_at: soon(), channel_id: 1 }, { "content-type": type }),
    );
    expect(answer.status).toBe(status);
  });

  test("a compressed body is refused", async () => {
    const request = create({ expires_at: soon(), channel_id: 1 }, { "content-encoding": "gzip" });
    expect((await createRoute().POST(request)).status).toBe(415);
  });

  test.each(["", "{", "nonsense", "\uFEFF{}x", new Uint8Array([0x22, 0xff, 0x22])])(
    "the body %j is refused as no JSON",
    async (body) => {
      expect(await readRefusal(await createRoute().POST(create(body)))).toMatchObject({
        status: 422,
        code: "input_invalid",
      });
    },
  );

  test("a body that is not UTF-8 is refused even where its fields are right", async () => {
    const text = JSON.stringify({ expires_at: soon(), channel_id: 1, name: "\u00ff" });
    expect((await createRoute().POST(create(Buffer.from(text, "latin1")))).status).toBe(422);
    expect((await createRoute().POST(create(Buffer.from(text, "utf8")))).status).toBe(200);
  });

  /** Sends what `pull` puts into the stream, under a Content-Length that says nothing of it. */
  function createStreamed(pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Request {
    const headers = {
      authorization: `Bearer ${secret}`,
      "content-type": "application/json",
      "content-length": "2",
    };
    const body = new ReadableStream<Uint8Array>({ pull });
    const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
    return new Request(url, init);
  }

  test("a body is read no further than maxBodyBytes, whatever Content-Length says", async () => {
    let chunkCount = 0;
    const endless = createStreamed((controller) => {
      chunkCount += 1;
      controller.enqueue(new Uint8Array(1000).fill(0x20));
    });
    const answer = await createRoute({ maxBodyBytes: 5000 }).POST(endless);
    expect(await readRefusal(answer)).toMatchObject({ status: 413, code: "input_invalid" });
    expect(chunkCount).toBeLessThan(10);
  });

  test("a body whose caller hangs up is the caller's failure", async () => {
    const broken = createStreamed((controller) => controller.error(new TypeError("terminated")));
    expect(await readRefusal(await createRoute().POST(broken))).toMatchObject({ status: 400 });
  });

  test("a body of exactly maxBodyBytes is read", async () => {
    const body = JSON.stringify({ expires_at: soon(), channel_id: 1 });
    expect((await createRoute({ maxBodyBytes: body.length }).POST(create(body))).status).toBe(200);
    expect((await createRoute({ maxBodyBytes: body.length - 1 }).POST(create(body))).status).toBe(413);
  });

  test("ten tokens a minute are created and the eleventh request is told when to come back", async () => {
    const startMs = Date.now();
    let nowMs = startMs;
    const issuer = withAccess(createStore(), { nowMs: async () => nowMs });
    const valid = () => create({ expires_at: soon(), channel_id: 1 });
    const statuses: number[] = [];
    for (let count = 0; count < 10; count += 1) {
      // A route of its own each time stands for another module copy of the same process.
      statuses.push((await createRoute({}, issuer).POST(valid())).status);
      statuses.push((await createRoute({}, issuer).POST(create({ expires_at: 1, channel_id: 1 }))).status);
      nowMs += 1000;
    }
    expect(statuses).toEqual(Array(10).fill([200, 422]).flat());
    const refusal = await readRefusal(await createRoute({}, issuer).POST(valid()));
    expect(refusal).toMatchObject({ status: 429, code: "rate_limited" });
    expect(refusal.headers.get("x-retry-after")).toBe("50");
    nowMs = startMs + 59_999;
    expect((await createRoute({}, issuer).POST(valid())).status).toBe(429);
    nowMs = startMs + 60_000;
    expect((await createRoute({}, issuer).POST(valid())).status).toBe(200);
    expect((await createRoute({}, issuer).POST(valid())).status).toBe(429);
    expect((await stats()).tokens.impersonation).toBe(11);
  });

  test("a burst of 50 concurrent requests creates maxMintsPerMinute tokens", async () => {
    const { POST } = createRoute({ maxMintsPerMinute: 3 });
    const body = { expires_at: soon(), channel_id: 1 };
    const answers = await Promise.all(Array.from({ length: 50 }, () => POST(create(body))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(47);
    expect((await stats()).tokens.impersonation).toBe(3);
  });

  test("a clock corrected backwards does not lock the route", async () => {
    let nowMs = Date.now() + 7_200_000;
    const issuer = withAccess(createStore(), { nowMs: async () => nowMs });
    const { POST } = createRoute({ maxMintsPerMinute: 1 }, issuer);
    const valid = () => create({ expires_at: nowSeconds() + 14_400, channel_id: 1 });
    expect((await POST(valid())).status).toBe(200);
    nowMs -= 7_200_000;
    expect((await POST(valid())).status).toBe(200);
    expect((await POST(valid())).status).toBe(429);
  });

  test("10,000 bodies are answered 200, 413 or 422, and leave nothing in memory", {
    timeout: 180_000,
  }, async () => {
    // As in a request: outside of one Next's connection() throws, and vitest keeps something of each error's stack.
    const issuer = withAccess(createStore(), { enterRequest: async () => {} });
    const { POST } = createRoute({ maxMintsPerMinute: 10_000 }, issuer);
    const near = fc.oneof(fc.jsonValue(), fc.constantFrom(soon(), 0, 1, 2, [1], [1, 1], [3], 1e12));
    const fields = fc.record({ expires_at: near, channel_id: near, channel_ids: near }, { requiredKeys: [] });
    const json = fc.oneof(fc.jsonValue(), fields).map((value) => JSON.stringify(value));
    const send = (bodies: number) =>
      fc.assert(
        fc.asyncProperty(fc.oneof(json, randomBytes), async (body) => {
          const answer = await POST(create(body));
          expectPrivate(answer);
          expect([200, 413, 422]).toContain(answer.status);
          await answer.text();
        }),
        { numRuns: bodies },
      );
    await send(2_000);
    const warmBytes = await settledHeapBytes();
    await send(8_000);
    expect((await settledHeapBytes()) - warmBytes).toBeLessThan(8_000_000);
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

  test("a token BigCommerce does not know is 422, as there", async () => {
    const refusal = await readRefusal(await createRoute({ allowRevoke: true }).DELETE(revoke("a.b.c")));
    expect(refusal).toMatchObject({ status: 422, code: "request_rejected" });
  });
});

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

  test("authorize learns the action", async () => {
    const actions: string[] = [];
    const authorize: ImpersonationTokenRouteOptions["authorize"] = (_request, { action }) => {
      actions.push(action);
      return false;
    };
    for (const handler of Object.values(handlers({ authorize }))) await handler(read());
    expect(actions).toEqual(["read", "create", "revoke"]);
  });

  test.each([false, undefined, null, 1, "true", {}, new Response()])(
    "an authorize that answers %j is 401 without detail",
    async (verdict) => {
      const authorize: () => boolean = vi.fn().mockResolvedValue(verdict);
      for (const handler of Object.values(handlers({ authorize }))) {
        const answer = await handler(read());
        expect(Object.keys(await answer.clone().json())).toEqual(["status", "title", "type", "errors"]);
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
  ])("Next's control flow passes authorize untouched: %s", async (thrown) => {
    const authorize = () => Promise.reject(thrown);
    await expect(createRoute({ authorize }).GET(read())).rejects.toBe(thrown);
  });

  test("a missing or short secret is 500 with what to do, for every caller, and opens nothing", async () => {
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

describe("what the engine throws", () => {
  const throwing = (error: unknown) =>
    createRoute({}, { ...withAccess(createStore(), {}), getImpersonationToken: () => Promise.reject(error) });

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

  test.each(errorCodes)("%s becomes its status, or passes where there is no request", async (code) => {
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

  test("configuration that is missing is 500 and names the variables", async () => {
    const refusal = await readRefusal(await createRoute({}, createBigCommerce()).GET(read()));
    expect(refusal).toMatchObject({ status: 500, code: "configuration_missing" });
    expect(refusal.title).toContain("BIGCOMMERCE_STORE_HASH");
  });
});
