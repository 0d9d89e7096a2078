/** A wait, by this machine's clock. */
export interface WaitPeriod {
  readonly beganAtMs: number;
  readonly endsAtMs: number;
}

/** Whether it goes on. One that began in the future is from before the clock was set back, and is over. */
export function isWaiting(period: WaitPeriod | undefined, nowMs: number): boolean {
  return period !== undefined && nowMs >= period.beganAtMs && nowMs < period.endsAtMs;
}

export function waitFrom(beganAtMs: number, waitMs: number): WaitPeriod {
  return { beganAtMs, endsAtMs: beganAtMs + waitMs };
}
