import { emptyResponse, type HttpRequest, type HttpResponse } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { CheckoutLink } from "../store/store-data.js";
import { messagePage, secretLinkHeaders } from "./page.js";
import { readSession, replaceSession, signedInCustomer } from "./session.js";

const usualLifetimeMs = 30_000;

/**
 * `/cart.php?action=loadInCheckout`: puts the cart of a link into the browser's session and leads to the checkout, and so
 * does `action=load`, as there is no page of the cart. A link works once: within 30 seconds if GraphQL made it, within 30
 * days if the Management API did.
 */
export function openCheckout(
  state: EmulatorState,
  { cartEntityId, token }: { readonly cartEntityId: string; readonly token: string },
  { headers }: HttpRequest,
): HttpResponse {
  const link = state.data.checkoutLinks.get(token);
  const cart = state.data.carts.get(cartEntityId);
  if (link === undefined || link.cartEntityId !== cartEntityId) return refusal(state, "unknown_link");
  state.data.checkoutLinks.delete(token);
  if (isTooOld(state, link)) return refusal(state, "link_too_old");
  if (cart === undefined) return refusal(state, "no_cart");
  const signedIn = link.signsIn ?? readSession(state, headers).signedIn;
  const customer = signedInCustomer(state, signedIn);
  const isForeign =
    cart.customerId !== null && customer !== undefined && customer.entityId !== cart.customerId;
  if (isForeign) return refusal(state, "cart_of_another");
  const cookie = replaceSession(state, headers, { signedIn, cartEntityId });
  return emptyResponse(302, { location: "/checkout", ...secretLinkHeaders, ...cookie });
}

function isTooOld({ clock }: EmulatorState, { createdAtMs, lifetimeMs }: CheckoutLink): boolean {
  return clock.nowMs() - createdAtMs > (lifetimeMs ?? usualLifetimeMs);
}

const refusals = {
  unknown_link: [
    410,
    "This checkout link has been used",
    "A link works once, and only for its own cart. Go back to the shop and go to the checkout again.",
  ],
  link_too_old: [
    410,
    "This checkout link is too old",
    "A link is good for 30 seconds, one of the Carts API for 30 days. Go back to the shop and go to the checkout again.",
  ],
  no_cart: [404, "This cart is gone", "Go back to the shop and fill a new one."],
  cart_of_another: [
    403,
    "This cart is another customer's",
    "Somebody else is signed in here. Sign out, go back to the shop and go to the checkout again.",
  ],
} as const;

function refusal(state: EmulatorState, code: keyof typeof refusals): HttpResponse {
  const [status, title, advice] = refusals[code];
  return messagePage(state, { status, title, paragraphs: [advice], code });
}
