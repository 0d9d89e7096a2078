import "server-only";
import { randomUUID } from "node:crypto";
import { isBigCommerceError } from "next-bigcommerce";
import { z } from "zod";
import { entityIdSchema } from "@/entity-id";
import { currentStoreHash, sessionSecret } from "@/environment";
import { bigcommerce, bigcommerceOf } from "@/lib/bigcommerce";
import { createSealedCookie } from "@/session/sealed-cookie";
import { getSession, type Session } from "@/session/session";
import { isStaffView } from "@/staff/shown-customer";

/** As long as a customer access token, which keeps a customer signed in at BigCommerce. */
const lifetimeSeconds = 30 * 24 * 60 * 60;

const visitSchema = z.object({
  id: z.uuid(),
  customerId: entityIdSchema,
  storeHash: z.string(),
  /** Of the checkout. */
  origin: z.url(),
});

/**
 * Which customer this browser was last signed in as at BigCommerce's checkout, where a sign-out of the shop may not reach.
 * Nothing clears it: no late answer to anybody can take the note of a newer visit away.
 */
const visitCookie = createSealedCookie({
  name: "shop_checkout",
  purpose: "checkout visit",
  schema: visitSchema.refine(({ storeHash }) => storeHash === currentStoreHash()),
  secret: sessionSecret,
  lifetimeSeconds,
});

/** What has happened since that visit. With its id: what comes late says nothing of the next visit. */
const sinceCookie = createSealedCookie({
  name: "shop_checkout_since",
  purpose: "since the checkout visit",
  schema: z.object({
    visitId: z.uuid(),
    /** When a guest was last led to BigCommerce's sign-out, by the server's clock; null for none. */
    ledToSignOutAtMs: z.number().nullable(),
  }),
  secret: sessionSecret,
  lifetimeSeconds,
});

/**
 * BigCommerce's sign-out cannot say that it was reached. A second press within this time is a double click, or somebody
 * whom nothing has been shown yet: either has kept the browser from the page.
 */
const signOutTakesMs = 5000;

/** Call it with every URL that signs a customer in at BigCommerce. */
export const noteCheckoutVisit = (customerId: number, origin: string) =>
  visitCookie.write({ id: randomUUID(), customerId, storeHash: currentStoreHash(), origin });

async function readVisit() {
  const visit = await visitCookie.read();
  if (visit === null) return null;
  const since = await sinceCookie.read();
  return { ...visit, since: since?.visitId === visit.id ? since : null };
}

/** The visit after which BigCommerce may still take this browser for its customer; null for none. */
async function readOpenVisit() {
  const visit = await readVisit();
  const ledAtMs = visit?.since?.ledToSignOutAtMs ?? null;
  return ledAtMs !== null && Date.now() - ledAtMs >= signOutTakesMs ? null : visit;
}

/** Whether BigCommerce may still take this browser for a customer. */
export const isCheckoutOpen = async () => (await readOpenVisit()) !== null;

/** Whether a guest must be led to BigCommerce's sign-out first. Call it when that is where they are led then. */
export async function leadsToSignOut(): Promise<boolean> {
  const visit = await readOpenVisit();
  if (visit !== null) await sinceCookie.write({ visitId: visit.id, ledToSignOutAtMs: Date.now() });
  return visit !== null;
}

/**
 * Whether whoever is signed in here was at the checkout as well, and may have signed out there, of which BigCommerce tells
 * the shop nothing. It asks BigCommerce nothing.
 */
export async function isVisitUnanswered(): Promise<boolean> {
  // With private tokens a sign-out there is one here.
  if (!("createCustomerLoginUrl" in bigcommerce)) return false;
  const visit = await readVisit();
  if (visit === null || visit.since !== null) return false;
  if (await isStaffView()) return false;
  return (await getSession())?.customerId === visit.customerId;
}

/** Nobody asks again before the next visit: the customer stays signed in, or their session is over. */
export async function answerVisit(): Promise<void> {
  const visit = await readVisit();
  if (visit !== null && visit.since === null)
    await sinceCookie.write({ visitId: visit.id, ledToSignOutAtMs: null });
}

/** BigCommerce's sign-out, on the host of its checkout. */
export const signOutPath = "/login.php?action=logout";

/**
 * Where this browser's session at BigCommerce ends, whoever had begun it there; null if none was begun. The URL is made while
 * the customer's session still goes on: it signs in once more, and out. Nobody is signed in for one that has ended.
 */
export async function checkoutSignOutUrl(session: Session | null): Promise<string | null> {
  // With private tokens the end of the customer access token does it.
  if (!("createCustomerLoginUrl" in bigcommerce)) return null;
  const visit = await readOpenVisit();
  // It is refused for staff, and the refusal would be in their log.
  if (visit === null || (await isStaffView())) return null;
  const loginUrl = session === null ? null : await signOutByLogin(session);
  return loginUrl ?? new URL(signOutPath, visit.origin).href;
}

/** Null if the URL cannot be made. */
async function signOutByLogin(session: Session): Promise<string | null> {
  const own = bigcommerceOf(session);
  if (!("createCustomerLoginUrl" in own)) return null;
  try {
    const customerStamp = (await own.customerStamp()) ?? "";
    return await own.createCustomerLoginUrl({ redirectTo: signOutPath, customerStamp });
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    console.error(error);
    return null;
  }
}
