import { escapeHtml } from "../http/html.js";
import type { HttpRequest, HttpResponse } from "../http/message.js";
import { type PricedLine, priceCart, selectedOptions } from "../resolvers/cart/cart.js";
import { money } from "../resolvers/common/money.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { StoredCart } from "../store/store-data.js";
import { hostedPage, messagePage } from "./page.js";
import { readSession, signedInCustomer } from "./session.js";
import { shopperBar } from "./shopper-bar.js";

/** `/checkout`: the cart of the browser's session, with the prices of whoever is signed in. */
export function showCheckout(state: EmulatorState, { headers }: HttpRequest): HttpResponse {
  const session = readSession(state, headers);
  const customer = signedInCustomer(state, session.signedIn);
  const cart = state.data.carts.get(session.cartEntityId ?? "");
  if (cart === undefined) return messagePage(state, { ...noCart, bar: shopperBar(state, customer) });
  return hostedPage(state, {
    status: 200,
    title: "Checkout",
    content: `${shopperBar(state, customer)}
${summary(state, cart, customer?.entityId ?? null)}
<p class="note">Address, delivery and payment come next at BigCommerce. The emulator ends here.</p>`,
  });
}

const noCart = {
  status: 404,
  title: "There is no cart here",
  paragraphs: ["The checkout of a headless storefront opens only by the link that its cart leads to."],
  code: "no_cart",
} as const;

function summary(state: EmulatorState, cart: StoredCart, customerId: number | null): string {
  const { data } = state;
  const { lines, amount } = priceCart({ data, customerId }, cart);
  const inCurrency = (value: number) => escapeHtml(money(data, value, cart.currencyCode).formattedV2);
  const sum = inCurrency(amount);
  return `<section aria-labelledby="cart"><h2 id="cart">Your cart</h2>
<ul class="lines">${lines.map((line) => lineItem(line, inCurrency)).join("\n")}</ul>
<dl class="totals"><div><dt>Subtotal</dt><dd>${sum}</dd></div>
<div><dt>Delivery and tax</dt><dd>Not calculated here</dd></div>
<div class="total"><dt>Total</dt><dd>${sum}</dd></div></dl></section>`;
}

function lineItem(
  { line, product, variant, price }: PricedLine,
  inCurrency: (value: number) => string,
): string {
  const slug = variant.imageSlug ?? product.images[0]?.slug;
  const picture =
    slug === undefined
      ? `<span class="picture"></span>`
      : `<img class="picture" src="/images/144w/${encodeURIComponent(slug)}.svg" alt="" width="72" height="72">`;
  const options = selectedOptions(product, variant).map(({ name, value }) => `${name}: ${value}`);
  const details = [...options, `SKU ${variant.sku}`]
    .map((text) => `<bdi>${escapeHtml(text)}</bdi>`)
    .join(" · ");
  return `<li>${picture}<div class="item"><h3 dir="auto">${line.quantity} × ${escapeHtml(product.name)}</h3><p>${details}</p></div>
<p class="price"><strong>${inCurrency(price * line.quantity)}</strong><span>${inCurrency(price)} each</span></p></li>`;
}
