import { processState } from "../process-state.js";
import { isPaused, startPause } from "../time/pause.js";
import { RouteRefusal } from "./refusal.js";
import { retryHeaders } from "./token-answer.js";

const windowMs = 60_000;

/**
 * Counts a token that a route is about to create, and refuses if `maxMints` were created in the last minute.
 */
export function takeMintAllowance(maxMints: number, nowMs: number): void {
  const recent = processMints().filter((atMs) => isPaused(startPause(atMs, windowMs), nowMs));
  const blocking = recent.at(-maxMints);
  if (recent.length >= maxMints && blocking !== undefined) {
    throw new RouteRefusal(
      "rate_limited",
      `This route creates at most ${maxMints} tokens a minute. Keep a token until it is near its expiry, or take ` +
        "the shared cached one with GET.",
      { headers: retryHeaders(429, blocking + windowMs - nowMs) },
    );
  }
  processMints().splice(0, Number.POSITIVE_INFINITY, ...recent, nowMs);
}

const processMints = () => processState("next-bigcommerce.route-mints@1", isTimes, () => []);

function isTimes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((time) => typeof time === "number");
}
