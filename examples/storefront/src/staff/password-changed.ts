import "server-only";
import { endOtherSessions } from "@/session/session";
import { getShownCustomerId } from "./shown-customer";

/** Call it after the shown customer's password was changed: their sessions elsewhere end. */
export async function passwordChanged(): Promise<void> {
  const customerId = await getShownCustomerId();
  if (customerId !== null) await endOtherSessions(customerId);
}
