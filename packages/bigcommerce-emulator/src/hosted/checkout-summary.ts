import { escapeHtml } from "../http/html.js";
import { selectedOptionTexts } from "../resolvers/cart/selected-options.js";
import { imageUrlPath, productImagePath } from "../resolvers/common/image-path.js";
import { moneyIn } from "../resolvers/common/money.js";
import type { StoredCart, StoredCheckoutAddress } from "../store/cart.js";
import { roundToCents } from "../store/money-amount.js";
import type { PricedCheckout, PricedLine } from "../store/priced-checkout.js";
import type { StoreData } from "../store/store-data.js";

type Formatted = (amount: number) => string;

/** The cart with its sums, and where it goes. */
export function checkoutSummary(data: StoreData, cart: StoredCart, priced: PricedCheckout): string {
  const inCurrency = (amount: number) => escapeHtml(moneyIn(cart.currencyCode, amount).formattedV2);
  const lines = priced.cart.lines.map((line) => lineItem(data, line, inCurrency));
  const certificates = (cart.giftCertificates ?? []).map(
    ({ name, amount }) =>
      `<li><span class="picture"></span><div class="item"><h3 dir="auto">${escapeHtml(name)}</h3></div>
<p class="price"><strong>${inCurrency(amount)}</strong></p></li>`,
  );
  return `<section aria-labelledby="cart"><h2 id="cart">Your cart</h2>
<ul class="lines">${[...lines, ...certificates].join("\n")}</ul>
${totals(priced, inCurrency)}</section>
${delivery(priced, inCurrency)}`;
}

function totals(priced: PricedCheckout, inCurrency: Formatted): string {
  const { cart, giftCertificates, outstandingBalance } = priced;
  const discount = roundToCents(cart.baseAmount - cart.amount);
  const paid = giftCertificates.reduce((sum, { used }) => sum + used, 0);
  const rows: readonly (readonly [string, number])[] = [
    ["Subtotal", cart.baseAmount],
    ...(discount > 0 ? ([["Discount", -discount]] as const) : []),
    ["Delivery", priced.shippingCost],
    ...(priced.handlingCost > 0 ? ([["Handling", priced.handlingCost]] as const) : []),
    ["Tax", priced.tax],
    ...(paid > 0 ? ([["Gift certificates", -paid]] as const) : []),
  ];
  const items = rows.map(([name, amount]) => `<div><dt>${name}</dt><dd>${inCurrency(amount)}</dd></div>`);
  return `<dl class="totals">${items.join("\n")}
<div class="total"><dt>Total</dt><dd>${inCurrency(outstandingBalance)}</dd></div></dl>`;
}

function delivery({ consignments }: PricedCheckout, inCurrency: Formatted): string {
  if (consignments.length === 0) return "";
  const parcels = consignments.map(({ consignment, selected, cost }) => {
    const way = selected === undefined ? "Not deliverable" : selected.method.description;
    return `<p><bdi>${escapeHtml(addressLine(consignment.address))}</bdi><br>${escapeHtml(way)}: ${inCurrency(cost ?? 0)}</p>`;
  });
  return `<section aria-labelledby="delivery"><h2 id="delivery">Delivery</h2>${parcels.join("")}</section>`;
}

function addressLine(address: StoredCheckoutAddress): string {
  const { firstName, lastName, address1, city, stateOrProvince, postalCode, countryCode } = address;
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return [name, address1, city, stateOrProvince, postalCode, countryCode].filter(Boolean).join(", ");
}

function lineItem(
  data: StoreData,
  { line, product, variant, price, extended }: PricedLine,
  inCurrency: Formatted,
): string {
  const slug = variant.imageSlug ?? product.images[0]?.slug;
  const picture =
    slug === undefined
      ? `<span class="picture"></span>`
      : `<img class="picture" src="${imageUrlPath(data, "144w", productImagePath(product, slug))}" alt="" width="72" height="72">`;
  const options = selectedOptionTexts(product, variant, line).map(({ name, value }) => `${name}: ${value}`);
  const details = [...options, `SKU ${variant.sku}`]
    .map((text) => `<bdi>${escapeHtml(text)}</bdi>`)
    .join(" · ");
  return `<li>${picture}<div class="item"><h3 dir="auto">${line.quantity} × ${escapeHtml(product.name)}</h3><p>${details}</p></div>
<p class="price"><strong>${inCurrency(extended)}</strong><span>${inCurrency(price)} each</span></p></li>`;
}
