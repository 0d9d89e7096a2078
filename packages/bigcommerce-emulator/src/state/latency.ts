import { z } from "zod";

const maxMs = 600_000;
const milliseconds = z.number().min(0).max(maxMs);

export const latencySchema = z.union([
  milliseconds,
  z
    .strictObject({ minMs: milliseconds, maxMs: milliseconds })
    .refine((range) => range.minMs <= range.maxMs, "minMs must not be above maxMs"),
  z
    .strictObject({ medianMs: milliseconds.min(0.1), p99Ms: milliseconds })
    .refine(({ medianMs, p99Ms }) => medianMs <= p99Ms, "medianMs must not be above p99Ms"),
]) satisfies z.ZodType<Latency>;

/** Standard deviations between the median and the 99th percentile of a normal distribution. */
const deviationsToP99 = 2.3263;

/** One delay of the distribution. */
export function drawLatencyMs(latency: Latency, random: () => number): number {
  if (typeof latency === "number") return latency;
  if ("minMs" in latency) return latency.minMs + random() * (latency.maxMs - latency.minMs);
  const deviation = Math.log(latency.p99Ms / latency.medianMs) / deviationsToP99;
  return Math.min(maxMs, latency.medianMs * Math.exp(deviation * drawNormal(random)));
}

/** A number from the standard normal distribution (Box-Muller). */
function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Milliseconds: one number; evenly between two numbers; or log-normal, with a long tail as networks have. */
export type Latency =
  | number
  | { readonly minMs: number; readonly maxMs: number }
  | { readonly medianMs: number; readonly p99Ms: number };
