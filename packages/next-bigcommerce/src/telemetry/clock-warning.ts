import type { EventListener } from "./events.js";

/** Reports on stderr that a clock is wrong, and by how much: whoever runs the server should know without a listener. */
export function createClockWarning(warn: (text: string) => unknown = console.warn): EventListener {
  return {
    hears: (type) => type === "clock_skew",
    listen(event) {
      if (event.type === "clock_skew") warn(`next-bigcommerce: ${describe(event.skewMs, event.applied)}`);
    },
  };
}

function describe(skewMs: number, applied: boolean): string {
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
