import "server-only";
import { forgetKeptForms } from "@/forms/kept-form";
import { forgetPages, seeOther } from "@/lib/see-other";
import { startSession } from "@/session/session";
import { getShownCustomerId } from "@/staff/shown-customer";
import { leaveCustomer } from "@/staff/staff-session";
import type { SignedIn } from "./sign-in";
import { takeOverCart } from "./take-over-cart";

export interface SessionStart {
  readonly signedIn: SignedIn;
  /** The cart that the shopper had as a guest. */
  readonly guestCartEntityId: string | null;
  /** Where to go, already checked. */
  readonly next: string;
}

/** Starts the session of whoever signed in, after a sign-in or a registration, and leads on as a whole new document. */
export async function beginSession(start: SessionStart): Promise<Response> {
  const isSwitching = (await getShownCustomerId()) !== null;
  await leaveCustomer();
  await forgetKeptForms();
  await startSession(start.signedIn.session);
  await takeOverCart(start.signedIn, start.guestCartEntityId);
  return seeOther(start.next, isSwitching ? forgetPages : {});
}
