/** The smallest and the largest whole number that an option takes. */
export interface Limits {
  readonly min: number;
  readonly max: number;
}

/** Milliseconds of a call: Next gives up filling a cache after 54 s, and our own error should come first. */
export const timeoutLimits: Limits = { min: 100, max: 50_000 };
/** Requests to one host at a time. */
export const concurrencyLimits: Limits = { min: 1, max: 1024 };
/** Bytes of a body that a route handler reads. */
export const bodyLimits: Limits = { min: 1, max: 1_048_576 };
/** Seconds that a minted token lives. */
export const tokenLifetimeLimits: Limits = { min: 10, max: 30 * 24 * 3600 };
/** Seconds before its expiry in which a token is no longer handed out. */
export const expiryMarginLimits: Limits = { min: 0, max: 3600 };

/** Whether `value` is a whole number within the limits. */
export function isWithin(value: unknown, { min, max }: Limits): value is number {
  return Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}

/** `from 100 to 50,000` */
function describeLimits({ min, max }: Limits): string {
  return `from ${min.toLocaleString("en-US")} to ${max.toLocaleString("en-US")}`;
}

/** `a whole number of seconds from 1 to 60` */
export function wholeNumberRule(limits: Limits, unit = ""): string {
  return `a whole number${unit && ` of ${unit}`} ${describeLimits(limits)}`;
}
