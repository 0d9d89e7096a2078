import type { HttpResponse } from "../../../http/message.js";
import { readSkew } from "../../../token/server-time.js";
import type { CheckResult } from "../report/finding.js";
import { type StoreFindingId, storeFinding } from "./findings.js";

const clockLimitMs = 30_000;
const smallShare = 0.1;

/** BigCommerce's clock minus this machine's, in milliseconds; `undefined` if the response does not tell. */
export function skewOf(response: ClockReading): number | undefined {
  const { sentAtMs, receivedAtMs } = response;
  const [date, age] = [response.header("date"), response.header("age")];
  if (date === undefined || age !== undefined || Number.isNaN(Date.parse(date))) return undefined;
  return readSkew(0, { date, age, sentAtMs, receivedAtMs })?.skewMs ?? 0;
}

interface ClockReading {
  readonly header: (name: string) => string | undefined;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/** Whether the difference is one that somebody has to mend. */
export const isSkewed = (skewMs: number | undefined): skewMs is number =>
  skewMs !== undefined && Math.abs(skewMs) > clockLimitMs;

export function checkClock(skewMs: number | undefined): CheckResult {
  if (skewMs === undefined) {
    const reason = "BigCommerce's answer had no Date header, or one from a cache.";
    return { findings: [], notChecked: [{ id: "store.clock", reason }] };
  }
  const facts = [{ id: "store.clock", text: describeClock(skewMs) }];
  if (!isSkewed(skewMs)) return { findings: [], notChecked: [], facts };
  const finding = storeFinding("store.clock", {
    problem: `This machine's clock is ${describeSkew(skewMs)} BigCommerce's.`,
    todo: "Let the machine take its time from NTP (`timedatectl set-ntp true`).",
  });
  return { findings: [finding], notChecked: [], facts };
}

function describeClock(skewMs: number): string {
  return skewMs === 0
    ? "This machine's clock agrees with BigCommerce's."
    : `This machine's clock is ${describeSkew(skewMs)} BigCommerce's.`;
}

function describeSkew(skewMs: number): string {
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return `${seconds} s ${skewMs > 0 ? "behind" : "ahead of"}`;
}

interface Quota {
  readonly id: StoreFindingId;
  /** "REST quota of the store" */
  readonly name: string;
  readonly quota: number | undefined;
  readonly left: number | undefined;
  readonly todo: string;
}

/** What is left of a limit, and a warning if that is little. Nothing if the response does not say. */
export function checkQuota({ id, name, quota, left, todo }: Quota): CheckResult {
  if (quota === undefined || left === undefined || quota === 0) return { findings: [], notChecked: [] };
  const facts = [{ id, text: `${name}: ${left} of ${quota} left.` }];
  if (left / quota >= smallShare) return { findings: [], notChecked: [], facts };
  const problem = `Only ${left} of ${quota} is left of the ${name}.`;
  return { findings: [storeFinding(id, { problem, todo })], notChecked: [], facts };
}

interface RoundTrip {
  readonly id: StoreFindingId;
  /** "A token" */
  readonly what: string;
  readonly tookMs: number;
  readonly slowMs: number;
}

export function checkRoundTrip({ id, what, tookMs, slowMs }: RoundTrip): CheckResult {
  const facts = [{ id, text: `${what} took ${Math.round(tookMs)} ms.` }];
  if (tookMs <= slowMs) return { findings: [], notChecked: [], facts };
  const finding = storeFinding(id, {
    problem: `${what} took ${Math.round(tookMs)} ms.`,
    todo: "Run this again from where the app runs, and put it near the store's region if that is as slow.",
  });
  return { findings: [finding], notChecked: [], facts };
}

export const tookMs = ({ sentAtMs, receivedAtMs }: Pick<HttpResponse, "sentAtMs" | "receivedAtMs">): number =>
  receivedAtMs - sentAtMs;
