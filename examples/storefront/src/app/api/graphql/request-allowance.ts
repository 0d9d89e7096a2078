import "server-only";
import type { Session } from "@/session/session";
import { forwardedAddress } from "@/throttle/forwarded-address";
import { Limiter } from "@/throttle/limiter";

/** How often browser code may ask: each customer who is signed in, and each address of those who are not. */
export function createRequestAllowance(name = "browser code") {
  const limiter = new Limiter({ name, maxUses: 240, windowMs: 60_000 });
  return {
    allows(request: { headers: Pick<Headers, "get"> }, session: Pick<Session, "customerId"> | null) {
      const key =
        session === null ? `address ${forwardedAddress(request)}` : `customer ${session.customerId}`;
      return limiter.allows(key);
    },
  };
}

export const requestAllowance = createRequestAllowance();
