import "server-only";
import { isBigCommerceError } from "next-bigcommerce";
import { forgetCart, keepCart } from "@/cart/cart-cookie";
import { AssignCartToCustomerDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import type { SignedIn } from "./sign-in";

/**
 * From here on the browser has the customer's cart. Where the login answered none, the guest's is assigned; call it once
 * the session has begun, since that is asked as the customer.
 */
export async function takeOverCart(signedIn: SignedIn, guestCartEntityId: string | null): Promise<void> {
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
