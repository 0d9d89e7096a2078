import "server-only";
import { isBigCommerceError } from "next-bigcommerce";
import { forgetCart, keepCart } from "@/cart/cart-cookie";
import { forgetKeptForms } from "@/forms/kept-form";
import { AssignCartToCustomerDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { forgetPages, seeOther } from "@/lib/see-other";
import { startSession } from "@/session/session";
import { getShownCustomerId } from "@/staff/shown-customer";
import { leaveCustomer } from "@/staff/staff-session";
import type { SignedIn } from "./sign-in";

interface SessionStart {
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

/**
 * From here on the browser has the customer's cart. Where the login answered none, the guest's is assigned; call it once
 * the session has begun, since that is asked as the customer.
 */
async function takeOverCart(signedIn: SignedIn, guestCartEntityId: string | null): Promise<void> {
  const assigned = async () => (guestCartEntityId === null ? null : assignCart(guestCartEntityId));
  const cartEntityId = signedIn.cartEntityId ?? (await assigned());
  await (cartEntityId === null ? forgetCart() : keepCart(cartEntityId, signedIn.session.customerId));
}

/** A cart that cannot be assigned, since it was bought or is somebody's, is no reason to refuse a sign-in. */
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
