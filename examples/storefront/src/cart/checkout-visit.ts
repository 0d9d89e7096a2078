import "server-only";
import { isBigCommerceError } from "next-bigcommerce";
import { z } from "zod";
import { entityIdSchema } from "@/entity-id";
import { currentStoreHash, sessionSecret } from "@/environment";
import type { DrawnFor } from "@/forms/customer-stamp";
import { bigcommerce } from "@/lib/bigcommerce";
import { createSealedCookie } from "@/session/sealed-cookie";
import { getSession } from "@/session/session";
import { getStaffSession } from "@/staff/staff-session";

/** Which customer this browser was last signed in as at BigCommerce's checkout, where no sign-out of the shop reaches. */
const visitCookie = createSealedCookie({
  name: "shop_checkout",
  purpose: "checkout visit",
  schema: z
    .object({
      customerId: entityIdSchema,
      storeHash: z.string(),
      /** Whether the customer has said since that they stay signed in here. */
      isAnswered: z.boolean().default(false),
    })
    .refine(({ storeHash }) => storeHash === currentStoreHash()),
  secret: sessionSecret,
  lifetimeSeconds: 30 * 24 * 60 * 60,
});

/** Call it with every URL that signs a customer in at BigCommerce. */
export const noteCheckoutVisit = (customerId: number) =>
  visitCookie.write({ customerId, storeHash: currentStoreHash(), isAnswered: false });

/** Whether BigCommerce may still take this browser for a customer. */
export const hasCheckoutVisit = async () => (await visitCookie.read()) !== null;

/**
 * Whether whoever is signed in here was at the checkout as well, and may have signed out there, of which BigCommerce tells
 * the shop nothing. It asks BigCommerce nothing.
 */
export async function isVisitUnanswered(): Promise<boolean> {
  const visit = await visitCookie.read();
  if (visit === null || visit.isAnswered || !("createCustomerLoginUrl" in bigcommerce)) return false;
  if ((await getStaffSession())?.viewing != null) return false;
  return (await getSession())?.customerId === visit.customerId;
}

/** The customer stays signed in here: nobody asks again before their next visit. */
export async function answerVisit(): Promise<void> {
  const visit = await visitCookie.read();
  if (visit !== null) await visitCookie.write({ ...visit, isAnswered: true });
}

/** Once the browser is on its way to BigCommerce's sign-out. */
export const forgetCheckoutVisit = visitCookie.clear;

/** BigCommerce's sign-out, on the host of its checkout. */
export const signOutPath = "/login.php?action=logout";

/**
 * Where the signed-in customer's session at BigCommerce ends, whoever had begun it there; null if none was begun, and if
 * the URL cannot be made. Call it while the shop's session still goes on: the URL signs in once more, and out.
 */
export async function checkoutSignOutUrl(drawn: DrawnFor): Promise<string | null> {
  if (!("createCustomerLoginUrl" in bigcommerce) || !(await hasCheckoutVisit())) return null;
  // It is refused for staff, and the refusal would be in their log.
  if ((await getStaffSession())?.viewing != null) return null;
  try {
    return await bigcommerce.createCustomerLoginUrl({ redirectTo: signOutPath, ...drawn });
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    console.error(error);
    return null;
  }
}
