import fc from "fast-check";
import { expect, it } from "vitest";
import { propertyRuns } from "../../test/property-runs.js";
import { type History, type HistoryStep, lifetimeMs } from "./token-history.fixture.js";
import { runHistory } from "./token-world.fixture.js";

const runs = propertyRuns(1000);

const processIndex = fc.nat(2);
const step: fc.Arbitrary<HistoryStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("call" as const),
      process: processIndex,
      timeoutMs: fc.constantFrom(500, 3000, 10_000),
      leaves: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("pass" as const),
      ms: fc.oneof(fc.nat(300), fc.nat(6000), fc.nat(2 * lifetimeMs)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("freeze" as const), ms: fc.nat(2 * lifetimeMs) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("set clock" as const),
      ms: fc.constantFrom(-600_000, -20_000, 20_000, 600_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("reject" as const, "reject late" as const, "revoke" as const, "hear" as const),
      process: processIndex,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("store" as const),
      state: fc.constantFrom("up", "up", "dead", "hanging", "empty", "replayed", "lease held"),
    }),
  },
);
const quickTokens = fc.array(fc.record({ afterMs: fc.nat(800), outcome: fc.constant("token" as const) }), {
  maxLength: 12,
});
const history: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(),
  processes: fc.integer({ min: 1, max: 3 }),
  shared: fc.boolean(),
  serverOffsetMs: fc.constantFrom(0, 0, 600_000, -600_000, 4000),
  mints: fc.oneof(
    quickTokens,
    fc
      .tuple(
        quickTokens,
        fc.record({ afterMs: fc.nat(50), outcome: fc.constant("unavailable" as const) }),
        quickTokens,
      )
      .map(([before, hiccup, after]) => [...before, hiccup, ...after]),
    fc.array(
      fc.record({
        afterMs: fc.oneof(fc.constant(0), fc.nat(800), fc.nat(12_000)),
        outcome: fc.constantFrom("token", "token", "same", "unavailable", "rate_limited", "malformed"),
      }),
      { maxLength: 12 },
    ),
  ),
  steps: fc.array(step, { maxLength: 40 }),
});

it(`${runs} random histories: never two mints at once in a process, never an expired token, never a caller left waiting, never a storm`, {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (one) => {
      expect(await runHistory(one)).toEqual([]);
    }),
    { numRuns: runs },
  );
});
