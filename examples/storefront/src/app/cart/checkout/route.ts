import { getErrorCode } from "next-bigcommerce";
import { readCartId } from "@/cart/cart-cookie";
import type { CheckoutProblem } from "@/cart/checkout-problem";
import { type DrawnFor, drawnFor, isForNow } from "@/forms/customer-stamp";
import type { StaleForm } from "@/forms/form-state";
import { readForm } from "@/forms/read-form";
import { CreateCartRedirectUrlsDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { isWebAddress } from "@/lib/links";
import { refuseForeignForm } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";

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
    // `Referrer-Policy: no-referrer` is in next.config.ts.
    return url === null ? backToCart("gone") : seeOther(url);
  } catch (error) {
    return backToCart(problemOf(error));
  }
}

const backToCart = (problem: CheckoutProblem | StaleForm["because"]) => seeOther(`/cart?problem=${problem}`);

/** Null for a cart that BigCommerce no longer has. */
async function createCheckoutUrl(cartEntityId: string, drawn: DrawnFor): Promise<string | null> {
  const { cart } = await bigcommerce.shopper.mutate(CreateCartRedirectUrlsDocument, { cartEntityId }, drawn);
  const url = cart.createCartRedirectUrls.redirectUrls?.redirectedCheckoutUrl;
  if (url === undefined) return null;
  if (!isWebAddress(url)) throw new Error("BigCommerce responded with a checkout URL that is not a URL.");
  // With private tokens the URL itself signs the customer in.
  const isGuest = drawn.customerStamp === "";
  if (isGuest || !("createCustomerLoginUrl" in bigcommerce)) return url;
  const { pathname, search } = new URL(url);
  return bigcommerce.createCustomerLoginUrl({ redirectTo: pathname + search, ...drawn });
}

/** @throws what is not an error: a redirect, which Next carries out. */
function problemOf(error: unknown): CheckoutProblem | "changed" {
  const code = getErrorCode(error);
  if (code === "customer_changed") return "changed";
  if (code === "mutation_refused" || code === "impersonation_refused") return "staff";
  if (code === undefined) throw error;
  console.error(error);
  return "checkout";
}
