import { describe, expect, it } from "vitest";
import { HttpResponse } from "../http/message.js";
import {
  clock,
  createCache,
  deadline,
  events,
  mintOne,
  mints,
  resetCachesBeforeEach,
} from "./cache.fixture.js";

resetCachesBeforeEach();

describe("with a clock that is wrong", () => {
  const answerOf = (serverMs: number) =>
    new HttpResponse({
      request: { headers: {} },
      status: 401,
      header: (name) => (name === "date" ? new Date(serverMs).toUTCString() : undefined),
      text: "",
      sentAtMs: clock.now() - 100,
      receivedAtMs: clock.now(),
    });

  it("a Date two hours ahead ends the present token, and the next is asked for in the server's time", async () => {
    const cache = createCache();
    await mintOne(cache);
    cache.observe(answerOf(clock.now() + 7200_000));
    const next = cache.get(deadline);
    await clock.settle();
    expect(mints[1]?.expiresAt).toBeGreaterThanOrEqual(clock.now() / 1000 + 7200 + 3600 - 2);
    mints[1]?.answer();
    expect((await next).token).toBe("token-2");
    expect(events).toContainEqual(expect.objectContaining({ type: "clock_skew", applied: true }));
  });

  it("a Date that is a day off is ignored, and reported once a minute at most", async () => {
    const cache = createCache();
    await mintOne(cache);
    for (let answer = 0; answer < 50; answer += 1) cache.observe(answerOf(clock.now() + 24 * 3600_000));
    expect(events.filter(({ type }) => type === "clock_skew")).toHaveLength(1);
    expect((await cache.get(deadline)).token).toBe("token-1");
    expect(events).toContainEqual(expect.objectContaining({ type: "clock_skew", applied: false }));
  });
});
