import type { FaultRule } from "bigcommerce-emulator";

type Fault = Omit<FaultRule, "on" | "times" | "probability">;

const rateLimited = (headers: Record<string, string>): Fault => ({ status: 429, headers });

/** Every way in which a call to BigCommerce fails, or seems to. */
const ways: readonly Fault[] = [
  { status: 500 },
  { status: 502, body: "<html>Bad Gateway</html>" },
  { status: 503 },
  rateLimited({ "x-retry-after": "1" }),
  rateLimited({ "x-rate-limit-time-reset-ms": "400" }),
  rateLimited({ "x-retry-after": "1", "x-rate-limit-time-reset-ms": "700" }),
  rateLimited({}),
  { drop: "before_handling" },
  { drop: "before_headers" },
  { drop: "after_headers" },
  { drop: "mid_body" },
  { body: '{"data":{"tok' },
  { delayMs: { medianMs: 300, p99Ms: 4000 } },
  { bodyMs: 1500 },
  { headers: { date: "Tue, 01 Jan 2030 00:00:00 GMT" } },
  { headers: { date: new Date(Date.now() + 3_600_000).toUTCString(), age: "3600" } },
];
/** Of GraphQL requests: each costs the whole fleet its token. */
const revocations = 0.0002;

/** Rules that let `share` of all calls fail, each way as often as the others. */
export function createSoakFaults(share: number): readonly FaultRule[] {
  const revoked: FaultRule = { on: "graphql", times: null, probability: revocations, revokeToken: true };
  const onBoth = (["mint", "graphql"] as const).flatMap((on) =>
    ways.map((way, index): FaultRule => {
      const each = share / ways.length;
      // A rule sees only what the rules before it left.
      return { on, times: null, probability: each / (1 - each * index), ...way };
    }),
  );
  return [revoked, ...onBoth];
}
