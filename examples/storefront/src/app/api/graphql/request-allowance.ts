import "server-only";
import type { Session } from "@/session/session";
import { createFixedWindowCounter } from "@/throttle/fixed-window-counter";
import { forwardedAddress } from "@/throttle/forwarded-address";

const maxRequests = 240;

/** How often scripts may ask: each customer who is signed in, and each address of those who are not. */
export function createRequestAllowance(now: () => number) {
  const requests = createFixedWindowCounter({ now, windowMs: 60_000 });
  return {
    allows(request: { headers: Pick<Headers, "get"> }, session: Pick<Session, "customerId"> | null): boolean {
      const key =
        session === null ? `address ${forwardedAddress(request)}` : `customer ${session.customerId}`;
      return requests.count(key) <= maxRequests;
    },
  };
}

export const requestAllowance = createRequestAllowance(Date.now);
