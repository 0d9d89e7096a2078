import { type Clock, systemClock } from "../time/clock.js";
import type { BigCommerceEvent, EventListener } from "./events.js";

const name = "next-bigcommerce";

/** Whether a `DEBUG` variable names this package, as the debug package reads it: lists, `*`, and `-` to leave out. */
export function isDebugged(variable: string | undefined): boolean {
  const patterns = (variable ?? "").split(/[\s,]+/).filter((pattern) => pattern !== "");
  const matches = (pattern: string) =>
    new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`).test(name);
  const left = patterns.filter((pattern) => pattern.startsWith("-"));
  const wanted = patterns.filter((pattern) => !pattern.startsWith("-"));
  return wanted.some(matches) && !left.some((pattern) => matches(pattern.slice(1)));
}

/** One line for each event. Strings are quoted as in JSON, so that none can begin a new line. */
export function formatEvent({ type, ...fields }: BigCommerceEvent): string {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return [name, type, ...known.map(([field, value]) => `${field}=${JSON.stringify(value)}`)].join(" ");
}

/** Writes events to stderr if the process was started with `DEBUG=next-bigcommerce`. */
export function createDebugLog(
  write: (line: string) => unknown = (line) => process.stderr.write(line),
): EventListener {
  let isOn: boolean | undefined;
  // Read once: reading the environment costs more than reading a token (benchmark `token-read`).
  const hears = () => {
    isOn ??= isDebugged(process.env.DEBUG);
    return isOn;
  };
  return { hears, listen: (event) => hears() && write(`${formatEvent(event)}\n`) };
}

/** How often the same is said of a clock. BigCommerce's own servers may disagree from one request to the next. */
const clockReportMs = 60_000;

/**
 * Reports on stderr that a clock is wrong, and by how much: whoever runs the server should know without a listener. That
 * it is ahead, behind, right again or beyond belief is said once a minute each, with how often it was so in between.
 */
export function createClockWarning(
  warn: (text: string) => unknown = console.warn,
  clock: Pick<Clock, "now"> = systemClock,
): EventListener {
  const said = new Map<string, { readonly atMs: number; unsaid: number }>();
  return {
    hears: (type) => type === "clock_skew",
    listen(event) {
      if (event.type !== "clock_skew") return;
      const { skewMs, applied } = event;
      const kind = `${applied} ${Math.sign(skewMs)}`;
      const last = said.get(kind);
      const nowMs = clock.now();
      // Either way: the clock may have been set back.
      if (last !== undefined && Math.abs(nowMs - last.atMs) < clockReportMs) {
        last.unsaid += 1;
        return;
      }
      said.set(kind, { atMs: nowMs, unsaid: 0 });
      const unsaid = last?.unsaid
        ? ` (${last.unsaid} more such reports since the last one were left out)`
        : "";
      warn(`next-bigcommerce: ${describeSkew(skewMs, applied)}${unsaid}`);
    },
  };
}

function describeSkew(skewMs: number, applied: boolean): string {
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const side = skewMs > 0 ? "behind" : "ahead of";
  if (!applied) {
    return (
      `the Date header of a response differs by ${seconds} s from this server's clock, which is too much to be right: it is ignored. A proxy may ` +
      "have written it, or this server's clock is wrong: check it (NTP)."
    );
  }
  if (skewMs === 0) return "this server's clock agrees with BigCommerce's again.";
  return (
    `this server's clock is ${seconds} s ${side} BigCommerce's. Tokens follow BigCommerce's clock and still work; ` +
    "set this server's clock (NTP)."
  );
}
