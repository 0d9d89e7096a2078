import fc from "fast-check";
import { decodeJwt } from "jose";
import { describe, expect, test, vi } from "vitest";
import { propertyRuns } from "../../test/property-runs.js";
import { emulator } from "../emulator.fixture.js";
import { randomBytes, settledHeapBytes } from "./random-requests.fixture.js";
import {
  create,
  createRoute,
  createStore,
  expectPrivate,
  nowSeconds,
  read200,
  readRefusal,
  runThreeChannels,
  secret,
  soon,
  stats,
  url,
  withAccess,
} from "./token-route.fixture.js";

runThreeChannels();

describe("POST", () => {
  test("accepts BigCommerce's body and responds as BigCommerce does", async () => {
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

  test("a lifetime longer than maxLifetimeSeconds is refused; the default is one day", async () => {
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

  test("channels are limited to allowedChannelIds, by default the configured ones", async () => {
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
    "the body %j is refused because it is not JSON",
    async (body) => {
      expect(await readRefusal(await createRoute().POST(create(body)))).toMatchObject({
        status: 422,
        code: "input_invalid",
      });
    },
  );

  test("a body that is not UTF-8 is refused even if its fields are right", async () => {
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

  test("a body that never ends is 408 after 15 seconds", async () => {
    vi.useFakeTimers();
    const answer = createRoute().POST(createStreamed(() => new Promise(() => {})));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await readRefusal(await answer)).toMatchObject({ status: 408, code: "input_invalid" });
    vi.useRealTimers();
  });

  test("a body of exactly maxBodyBytes is read", async () => {
    const body = JSON.stringify({ expires_at: soon(), channel_id: 1 });
    expect((await createRoute({ maxBodyBytes: body.length }).POST(create(body))).status).toBe(200);
    expect((await createRoute({ maxBodyBytes: body.length - 1 }).POST(create(body))).status).toBe(413);
  });

  test("ten tokens a minute are created, and the answer to the eleventh request says when to try again", async () => {
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

  // With the 1000 before, no more than the 10,000 mints a minute that the route can be told to allow.
  const bodies = Math.min(propertyRuns(1500), 8000);
  test(`${bodies} bodies are answered 200, 413 or 422, and leave nothing in memory`, {
    timeout: 180_000,
  }, async () => {
    // As in a request: outside of one Next's connection() throws, and vitest keeps something of each error's stack.
    const issuer = withAccess(createStore(), { enterRequest: async () => {} });
    const { POST } = createRoute({ maxMintsPerMinute: 10_000 }, issuer);
    const near = fc.oneof(fc.jsonValue(), fc.constantFrom(soon(), 0, 1, 2, [1], [1, 1], [3], 1e12));
    const fields = fc.record({ expires_at: near, channel_id: near, channel_ids: near }, { requiredKeys: [] });
    const json = fc.oneof(fc.jsonValue(), fields).map((value) => JSON.stringify(value));
    const send = (count: number) =>
      fc.assert(
        fc.asyncProperty(fc.oneof(json, randomBytes), async (body) => {
          const answer = await POST(create(body));
          expectPrivate(answer);
          expect([200, 413, 422]).toContain(answer.status);
          await answer.text();
        }),
        { numRuns: count },
      );
    await send(1000);
    const warmBytes = await settledHeapBytes();
    await send(bodies);
    const bytesEach = 1000;
    expect((await settledHeapBytes()) - warmBytes).toBeLessThan(bytesEach * bodies);
  });
});
