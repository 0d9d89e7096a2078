import { expect, it } from "vitest";
import { HttpResponse } from "../http/message.js";
import {
  type Answer,
  answerToken,
  createMintingCache,
  fails,
  unavailable,
  unreachable,
} from "./mint.fixture.js";

const aheadMs = 600_000;
const refused = fails("request_rejected", 422);

/** A process whose clock is ten minutes behind BigCommerce's, with tokens that live five. */
function createWithSlowClock(answers: readonly Answer[]) {
  const wereExpired: boolean[] = [];
  const parts = createMintingCache(
    answers.map((answer) => (expiresAt, deadline) => {
      const nowMs = parts.clock.now();
      wereExpired.push(expiresAt * 1000 <= nowMs + aheadMs);
      const date = new Date(nowMs + aheadMs).toUTCString();
      const header = (name: string) => (name === "date" ? date : undefined);
      const response = new HttpResponse({
        request: { headers: {} },
        status: 200,
        header,
        text: "",
        sentAtMs: nowMs,
        receivedAtMs: nowMs,
      });
      if (answer !== unreachable) parts.cache.observe(response);
      return answer(expiresAt, deadline);
    }),
    { tokenLifetimeSeconds: 300 },
  );
  return { ...parts, wereExpired };
}

it.each([
  ["a 503", unavailable],
  ["a refusal of the expiry", refused],
  ["a token that has expired when it arrives", answerToken("a.b.c")],
])(
  "after %s that tells BigCommerce's time, the next request asks for an expiry in it",
  async (_what, first) => {
    const { read, slot, wereExpired } = createWithSlowClock([first, answerToken("d.e.f")]);
    expect(await read(300)).toBe("d.e.f");
    expect(wereExpired).toEqual([true, false]);
    expect(slot.counters).toMatchObject({ mints: 2, failures: 0 });
  },
);

it.each([
  ["before", [unreachable, refused, answerToken("a.b.c")]],
  ["after", [refused, unavailable, answerToken("a.b.c")]],
])("a mint that learns the time is tried once more for a hiccup %s it too", async (_when, answers) => {
  const { read, slot } = createWithSlowClock(answers);
  expect(await read(300)).toBe("a.b.c");
  expect(slot.counters).toMatchObject({ mints: 3, failures: 0 });
});

it("a refusal that tells nothing new of the time is final", async () => {
  const { read, slot } = createWithSlowClock([refused]);
  expect(await read(300)).toBe("request_rejected");
  expect(slot.counters).toMatchObject({ mints: 2, failures: 1 });
});
