export interface LoginThrottleOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly windowMs: number;
  /** Attempts in one window for one e-mail from one address. */
  readonly maxPerEmailAndAddress: number;
  /** Attempts in one window for one e-mail from anywhere: an address header can be made up. */
  readonly maxPerEmail: number;
  /** Attempts in one window from one address for any e-mail; not limited when left out. */
  readonly maxPerAddress?: number;
}

interface Window {
  readonly endsAtMs: number;
  attempts: number;
}

const maxWindows = 20_000;

/** Counts attempts to sign in, to register and the like in this process. A shop on several servers counts at its edge instead. */
export function createLoginThrottle(options: LoginThrottleOptions) {
  const windows = new Map<string, Window>();

  function count(key: string): number {
    const now = options.now();
    const open = windows.get(key);
    if (open !== undefined && open.endsAtMs > now) return ++open.attempts;
    windows.delete(key);
    if (windows.size >= maxWindows) forgetOldest();
    windows.set(key, { endsAtMs: now + options.windowMs, attempts: 1 });
    return 1;
  }

  function forgetOldest(): void {
    const oldest = windows.keys().next();
    if (!oldest.done) windows.delete(oldest.value);
  }

  // No e-mail begins with a space.
  const addressKey = (address: string) => ` ${address}`;
  const pairKey = (email: string, address: string) => `${email.toLowerCase()} ${address}`;

  return {
    /** Counts the attempt, before it is made, and says whether it may be made. */
    allows(email: string, address: string): boolean {
      const fromAddress = count(pairKey(email, address));
      const fromAnywhere = count(email.toLowerCase());
      const ofAddress = options.maxPerAddress === undefined ? 0 : count(addressKey(address));
      return (
        fromAddress <= options.maxPerEmailAndAddress &&
        fromAnywhere <= options.maxPerEmail &&
        ofAddress <= (options.maxPerAddress ?? 0)
      );
    },
    /** After a right password the count starts again. */
    forget(email: string, address: string): void {
      windows.delete(pairKey(email, address));
      windows.delete(email.toLowerCase());
    },
  };
}
