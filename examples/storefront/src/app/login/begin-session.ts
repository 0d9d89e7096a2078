import "server-only";
import { isBigCommerceError } from "next-bigcommerce";
import { endAccess } from "@/app/logout/end-access";
import { forgetCarts, keepCart } from "@/cart/cart-cookie";
import { answerVisit } from "@/cart/checkout-visit";
import { forgetKeptForms } from "@/forms/kept-form";
import { AssignCartToCustomerDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { forgetPages, seeOther } from "@/lib/see-other";
import { readSentSession, startSession } from "@/session/session";
import { getShownCustomerId } from "@/staff/shown-customer";
import { leaveCustomer } from "@/staff/staff-session";
import { enteredEmail } from "./entered-email";
import type { SignedIn } from "./sign-in";

interface SessionStart {
  readonly signedIn: SignedIn;
  /** The cart that the shopper had as a guest. */
  readonly guestCartEntityId: string | null;
  /** Where to go, already checked. */
  readonly next: string;
}

/** Starts a session, after a sign-in or a registration, and leads on as a whole new document. */
export async function beginSession(start: SessionStart): Promise<Response> {
  const isSwitching = (await getShownCustomerId()) !== null;
  const before = await readSentSession();
  await leaveCustomer();
  await forgetKeptForms();
  await enteredEmail.clear();
  await startSession(start.signedIn.session);
  await answerVisit();
  // A customer's own token before this one has ended with their sign-in.
  if (before?.customerId !== start.signedIn.session.customerId) endAccess(before);
  await takeOverCart(start.signedIn, start.guestCartEntityId);
  return seeOther(start.next, isSwitching ? forgetPages : {});
}

/**
 * From here on the browser has the customer's cart. If the login returned none, the guest's cart is assigned. Call it
 * after the session has begun: the assignment is made as the customer.
 */
async function takeOverCart(signedIn: SignedIn, guestCartEntityId: string | null): Promise<void> {
  const assigned = async () => (guestCartEntityId === null ? null : assignCart(guestCartEntityId));
  const cartEntityId = signedIn.cartEntityId ?? (await assigned());
  await forgetCarts();
  if (cartEntityId !== null) await keepCart(cartEntityId, signedIn.session.customerId);
}

/** A sign-in does not fail for a cart that cannot be assigned: it was bought, or is somebody else's. */
async function assignCart(cartEntityId: string): Promise<string | null> {
  try {
    const { cart } = await bigcommerce.customer.mutate(AssignCartToCustomerDocument, { cartEntityId });
    return cart.assignCartToCustomer?.cart?.entityId ?? null;
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    console.error(error);
    return null;
  }
}
