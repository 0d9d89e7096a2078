import "server-only";
import { endOtherSessions } from "@/session/session";
import { Limiter } from "@/throttle/limiter";
import { getShownCustomerId } from "./shown-customer";

/** The form asks for the current password, which whoever sits at an open session could guess. */
const guesses = new Limiter({ name: "current password", maxUses: 10, windowMs: 15 * 60 * 1000 });

/**
 * The change of the shown customer's password. Call it before the change: who is shown may have signed out when it is
 * made, and the sessions elsewhere end all the same.
 */
export async function beginPasswordChange() {
  const customerId = await getShownCustomerId();
  return {
    /** Whose password it is; null for nobody's. */
    customerId,
    /** Counts an attempt, wherever the customer makes it. */
    async isAllowed(): Promise<boolean> {
      return customerId === null || guesses.allows(String(customerId));
    },
    /** The customer's sessions elsewhere end. */
    async succeeded(): Promise<void> {
      if (customerId === null) return;
      await guesses.forget(String(customerId));
      await endOtherSessions(customerId);
    },
  };
}
