import { escapeHtml } from "../http/html.js";
import { emptyResponse, type HttpRequest, type HttpResponse } from "../http/message.js";
import { checkoutProblems } from "../resolvers/checkout/checkout-problems.js";
import { placeOrder } from "../resolvers/checkout/place-order.js";
import { priceCheckout } from "../resolvers/checkout/price-checkout.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { StoredCart } from "../store/cart.js";
import type { StoredCustomer } from "../store/customer.js";
import { storefrontView } from "../store/storefront-view.js";
import { checkoutSummary } from "./checkout-summary.js";
import { draftCheckout } from "./draft-checkout.js";
import { hostedPage, messagePage, secretLinkHeaders } from "./page.js";
import { readSession, replaceSession, signedInCustomer } from "./session.js";
import { shopperBar } from "./shopper-bar.js";

/** `/checkout`: the cart of the browser's session, with the prices of whoever is signed in. */
export function showCheckout(state: EmulatorState, { headers }: HttpRequest): HttpResponse {
  const { cart, customer } = visit(state, headers);
  if (cart === undefined) return messagePage(state, { ...noCart, bar: shopperBar(state, customer) });
  return checkoutPage(state, cart, customer, 200);
}

/** Places the order of the cart that the shopper saw, and leads to the confirmation. */
export function placeHostedOrder(state: EmulatorState, { headers, url }: HttpRequest): HttpResponse {
  // A cookie with SameSite=Lax would come along from another port of this machine.
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return messagePage(state, foreignPage);
  const { cart, customer, session } = visit(state, headers);
  if (cart === undefined) return messagePage(state, { ...noCart, bar: shopperBar(state, customer) });
  if (url.searchParams.get("version") !== String(cart.version))
    return checkoutPage(state, cart, customer, 409, ["The cart has changed: look at it again."]);
  const buyer = buyerOf(state, cart, customer);
  const draft = draftCheckout(state.data, cart, customer);
  const priced = priceCheckout(buyer, draft);
  const problems = checkoutProblems(buyer, draft, priced).map(({ message }) => message);
  if (problems.length > 0) return checkoutPage(state, cart, customer, 409, problems);
  const { entityId } = placeOrder(buyer, draft, priced);
  const { signedIn } = session;
  const cookie = replaceSession(state, headers, { signedIn, cartEntityId: null, orderEntityId: entityId });
  return emptyResponse(303, { location: "/checkout/order-confirmation", ...secretLinkHeaders, ...cookie });
}

function visit(state: EmulatorState, headers: Headers) {
  const session = readSession(state, headers);
  const customer = signedInCustomer(state, session.signedIn);
  return { session, customer, cart: state.data.carts.get(session.cartEntityId ?? "") };
}

/** Whoever is signed in, in the channel of the cart, and in the store that its storefront shows. */
function buyerOf(
  { data, channelIds, clock, settings }: EmulatorState,
  { channelId = channelIds[0] ?? 1 }: StoredCart,
  customer: StoredCustomer | undefined,
) {
  const { inferred } = settings;
  const customerId = customer?.entityId ?? null;
  return { data: storefrontView(data), inferred, channelId, customerId, now: () => clock.now() };
}

function checkoutPage(
  state: EmulatorState,
  cart: StoredCart,
  customer: StoredCustomer | undefined,
  status: number,
  problems: readonly string[] = [],
): HttpResponse {
  const draft = draftCheckout(state.data, cart, customer);
  const priced = priceCheckout(buyerOf(state, cart, customer), draft);
  const items = problems.map((problem) => `<li>${escapeHtml(problem)}</li>`).join("");
  const alert = items === "" ? "" : `<div class="problems" role="alert"><ul>${items}</ul></div>`;
  return hostedPage(state, {
    status,
    title: "Checkout",
    hasForm: true,
    content: `${shopperBar(state, customer)}
${alert}${checkoutSummary(state.data, draft, priced)}
<form method="post" action="/checkout?version=${cart.version}"><button type="submit">Place order</button></form>
<p class="note">At BigCommerce the shopper fills in address, delivery and payment here. The emulator takes what the shop
has filled in, the customer's address or an example, and takes no money.</p>`,
  });
}

const noCart = {
  status: 404,
  title: "There is no cart here",
  paragraphs: ["The checkout of a headless storefront opens only by the link that its cart leads to."],
  code: "no_cart",
} as const;

const foreignPage = {
  status: 403,
  title: "The order was not placed",
  paragraphs: ["Only the checkout page itself can place an order."],
  code: "foreign_page",
} as const;
