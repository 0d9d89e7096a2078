import type { Clock } from "./clock.js";

/** A time in which something is not done, by this machine's clock. */
export interface Pause {
  readonly beganAtMs: number;
  readonly endsAtMs: number;
}

export function startPause(beganAtMs: number, durationMs: number): Pause {
  return { beganAtMs, endsAtMs: beganAtMs + durationMs };
}

/** A pause that begins in the future is from before the clock was set back, and is over. */
export function isPaused(pause: Pause | undefined, nowMs: number): boolean {
  return pause !== undefined && nowMs >= pause.beganAtMs && nowMs < pause.endsAtMs;
}

type Chance = Pick<Clock, "random">;

/** From `least` to `most` times `durationMs`, by chance: those who start together do not go on together. */
export function spreadMs(durationMs: number, least: number, most: number, clock: Chance): number {
  return Math.round(durationMs * (least + (most - least) * clock.random()));
}

/** From half to one and a half times `durationMs`. */
export function aboutMs(durationMs: number, clock: Chance): number {
  return spreadMs(durationMs, 0.5, 1.5, clock);
}

interface BackOff {
  /** Counts from 1. */
  readonly attempt: number;
  /** How long the server asked to wait, if it did. */
  readonly namedMs?: number | undefined;
  readonly baseMs?: number;
}

const maxBackOffMs = 60_000;
/** A wait that a server names is made longer by up to this part of it, so that a fleet does not return all at once. */
const namedSpread = 0.1;

/**
 * How long to wait after a failed attempt: a step that doubles from `baseMs` to a minute, of which at least half, or the
 * named time if that is longer. The step also bounds a server that names a very short time again and again.
 */
export function backOffMs({ attempt, namedMs = 0, baseMs = 1000 }: BackOff, clock: Chance): number {
  const namedWaitMs = spreadMs(Math.ceil(namedMs), 1, 1 + namedSpread, clock);
  const stepMs = Math.min(maxBackOffMs, baseMs * 2 ** Math.min(attempt - 1, 20));
  return Math.max(namedWaitMs, spreadMs(stepMs, 0.5, 1, clock));
}
