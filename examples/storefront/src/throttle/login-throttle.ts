import { createFixedWindowCounter, type FixedWindowOptions } from "./fixed-window-counter";

interface LoginThrottleOptions extends FixedWindowOptions {
  /** Attempts in one window for one e-mail from one address. */
  readonly maxPerEmailAndAddress: number;
  /** Attempts in one window from one address for any e-mail. */
  readonly maxPerAddress: number;
  /** Attempts in one window for one e-mail from anywhere: an attacker can have many addresses. */
  readonly maxPerEmail: number;
}

export const tooManyAttempts = "Too many attempts. Please wait a quarter of an hour, then try again.";

/** In place of what a mutation answers, for a form that shows its errors. */
export const throttledError = { __typename: "Throttled", message: tooManyAttempts };

/** Counts attempts to sign in, to register and the like. */
export function createLoginThrottle(options: LoginThrottleOptions) {
  const attempts = createFixedWindowCounter(options);
  // The kind of a key goes first, so that no e-mail can be written like another kind's.
  const pairKey = (email: string, address: string) => `pair ${email.toLowerCase()} ${address}`;
  const addressKey = (address: string) => `address ${address}`;
  const emailKey = (email: string) => `email ${email.toLowerCase()}`;

  return {
    /**
     * Counts the attempt, before it is made, and says whether it may be made. The narrowest limit comes first, and what it
     * refuses counts no further: one address must not use up what an e-mail has everywhere.
     */
    allows(email: string, address: string): boolean {
      return (
        attempts.count(pairKey(email, address)) <= options.maxPerEmailAndAddress &&
        attempts.count(addressKey(address)) <= options.maxPerAddress &&
        attempts.count(emailKey(email)) <= options.maxPerEmail
      );
    },
    /** After a right password the count of the e-mail starts again, and the attempt is none of its address. */
    forget(email: string, address: string): void {
      attempts.forget(pairKey(email, address));
      attempts.uncount(addressKey(address));
      attempts.forget(emailKey(email));
    },
  };
}
