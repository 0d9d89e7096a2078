import { getErrorCode } from "next-bigcommerce";
import { readCartId } from "@/cart/cart-cookie";
import type { CheckoutProblem } from "@/cart/checkout-problem";
import { leadsToSignOut, noteCheckoutVisit, signOutPath } from "@/cart/checkout-visit";
import { type DrawnFor, drawnFor, isForNow } from "@/forms/customer-stamp";
import type { StaleForm } from "@/forms/form-state";
import { readForm } from "@/forms/read-form";
import { CreateCartRedirectUrlsDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { isWebAddress } from "@/lib/links";
import { refuseForeignForm } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";
import { storefrontOrigins } from "@/lib/storefront-origins";
import { getShownCustomerId } from "@/staff/shown-customer";

/**
 * Sends the shopper to BigCommerce's checkout, a customer signed in. The URL is a secret that works once: it is kept and
 * logged nowhere, and no page that comes after is told it.
 */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseForeignForm(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const drawn = drawnFor(form);
  if (drawn === null) return backToCart("unstamped");
  if (!(await isForNow(drawn))) return backToCart("changed");
  const cartEntityId = await readCartId();
  if (cartEntityId === null) return seeOther("/cart");
  try {
    const url = await createCheckoutUrl(cartEntityId, drawn);
    if (url === null) return backToCart("gone");
    const checkout = drawn.customerStamp === "" ? await asGuest(url) : await asCustomer(url, drawn);
    // `Referrer-Policy: no-referrer` is in next.config.ts.
    return checkout === null ? backToCart("changed") : seeOther(checkout);
  } catch (error) {
    return backToCart(problemOf(error));
  }
}

const backToCart = (problem: CheckoutProblem | StaleForm["because"]) => seeOther(`/cart?problem=${problem}`);

/** Null for a cart that BigCommerce no longer has. */
async function createCheckoutUrl(cartEntityId: string, drawn: DrawnFor): Promise<URL | null> {
  const { cart } = await bigcommerce.shopper.mutate(CreateCartRedirectUrlsDocument, { cartEntityId }, drawn);
  const url = cart.createCartRedirectUrls.redirectUrls?.redirectedCheckoutUrl;
  if (url === undefined) return null;
  if (!isWebAddress(url))
    throw new UnusableUrl("BigCommerce responded with a checkout URL that is not a URL.");
  return new URL(url);
}

/**
 * BigCommerce may still take this browser for a customer who was at its checkout before. Then a guest is led to its sign-out
 * first, whose page leads back to the shop.
 */
const asGuest = async (url: URL): Promise<string> =>
  (await leadsToSignOut()) ? new URL(signOutPath, url).href : url.href;

/** Null if they have signed out while BigCommerce was asked. */
async function asCustomer(url: URL, drawn: DrawnFor): Promise<string | null> {
  const customerId = await getShownCustomerId();
  if (customerId === null || !(await isForNow(drawn))) return null;
  const login = await createLoginUrl(url, drawn);
  await noteCheckoutVisit(customerId, url.origin);
  return login;
}

/** With private tokens the checkout's URL itself signs the customer in. */
async function createLoginUrl({ href, origin, pathname, search }: URL, drawn: DrawnFor): Promise<string> {
  if (!("createCustomerLoginUrl" in bigcommerce)) return href;
  // The login's URL is one of these, and has the path of this one.
  if (!storefrontOrigins().includes(origin))
    throw new UnusableUrl(
      `The checkout is at ${origin}, which is neither the storefront's nor CHECKOUT_URL.`,
    );
  return bigcommerce.createCustomerLoginUrl({ redirectTo: pathname + search, ...drawn });
}

/** Says nothing of the path, which is a secret. */
class UnusableUrl extends Error {}

/** @throws what is not an error: a redirect, which Next carries out. */
function problemOf(error: unknown): CheckoutProblem | "changed" {
  const code = getErrorCode(error);
  if (code === "customer_changed") return "changed";
  if (code === "mutation_refused" || code === "impersonation_refused") return "staff";
  if (code === undefined && !(error instanceof UnusableUrl)) throw error;
  console.error(error);
  return "checkout";
}
