import { expect, it } from "vitest";
import { askAtOnce, withForeignLease } from "./fleet.fixture.js";

it.each([
  [2000, 10_000, 1],
  [4500, 10_000, 1],
  [6000, 10_000, 2],
  [8000, 10_000, 2],
  [2000, 3000, 2],
])(
  "a mint of %i ms with a time-out of %i ms serves all 40 instances, with %i mints at most",
  async (mintMs, timeoutMs, most) => {
    const { mints, served, slowestMs } = await askAtOnce({ mintMs, timeoutMs });
    expect(served).toBe(40);
    expect(mints).toBeLessThanOrEqual(most);
    expect(slowestMs).toBeLessThanOrEqual(mintMs + 800);
  },
);

it("a holder whose mint hangs is helped by one other, and takes its token too", async () => {
  const { mints, served, slowestMs } = await askAtOnce({ mintMs: 500, hanging: 1 });
  expect(served).toBe(40);
  expect(mints).toBe(2);
  expect(slowestMs).toBeLessThan(9000);
});

it("if nobody's lease ends, each mints for itself before its deadline", async () => {
  const { mints, served, slowestMs } = await askAtOnce({ mintMs: 400, adapt: withForeignLease });
  expect(served).toBe(40);
  expect(mints).toBeLessThan(40);
  expect(slowestMs).toBeLessThan(10_000);
});

it("an instance whose clock is set back by an hour while it waits goes on alone, and does not wait an hour", async () => {
  const { served, slowestMs } = await askAtOnce({
    mintMs: 400,
    adapt: withForeignLease,
    setClockMs: -3600_000,
  });
  expect(served).toBe(40);
  expect(slowestMs).toBeLessThan(-3600_000 + 2000);
});
