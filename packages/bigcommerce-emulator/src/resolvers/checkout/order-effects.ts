import { randomBytes } from "node:crypto";
import { checkoutOf, type StoredCart, type StoredCheckoutAddress } from "../../store/cart.js";
import { roundToCents } from "../../store/money-amount.js";
import type { StoredOrder } from "../../store/order.js";
import type { PricedCheckout } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId, type StoreData } from "../../store/store-data.js";
import { chosenModifierValues } from "../cart/selected-options.js";
import { linkedProducts } from "../catalog/product-modifiers.js";
import { baseVariant, variantOf } from "../catalog/product-options.js";
import { storedAddress } from "../customer/address-mutations.js";

type When = Pick<StorefrontContext, "data" | "now">;

/** What an order takes from the store and leaves there, beside itself. */
export function takeFromStore(
  { data, now }: When,
  cart: StoredCart,
  priced: PricedCheckout,
  order: StoredOrder,
): void {
  takeStock(data, priced);
  useCouponsAndCertificates(data, priced);
  issueCertificates(data, cart, now());
  saveAddresses(data, cart, order.customerId);
}

/** When it is placed, unless the store waits until the order is shipped. */
function takeStock(data: StoreData, { cart }: PricedCheckout): void {
  const isTakenNow = data.settings.inventory.updateStockBehavior === "ORDER_PLACED";
  for (const { line, product } of cart.lines) {
    const sold = data.products.get(product.entityId);
    // In its place: a storefront that hides products has a list of its own.
    if (sold !== undefined) sold.unitsSold += line.quantity;
    if (!isTakenNow) continue;
    takeUnits(data, product.entityId, line.variantEntityId, line.quantity);
    for (const linked of linkedProducts(data, product, chosenModifierValues(line)))
      takeUnits(data, linked.entityId, baseVariant(linked).entityId, line.quantity);
  }
}

function takeUnits(
  { products }: StoreData,
  productEntityId: number,
  variantEntityId: number,
  quantity: number,
): void {
  const variant = variantOf(products.get(productEntityId), variantEntityId);
  if (variant !== undefined && variant.stock !== null) variant.stock = Math.max(0, variant.stock - quantity);
}

function useCouponsAndCertificates(data: StoreData, { cart, giftCertificates }: PricedCheckout): void {
  for (const { coupon, problem } of cart.coupons)
    if (problem === null) data.coupons.set(coupon.entityId, { ...coupon, uses: coupon.uses + 1 });
  for (const { certificate, used } of giftCertificates) {
    const balance = roundToCents(certificate.balance - used);
    data.giftCertificates.set(certificate.entityId, { ...certificate, balance });
  }
}

function issueCertificates(data: StoreData, cart: StoredCart, now: Date): void {
  for (const { amount, sender, recipient, message, theme } of cart.giftCertificates ?? []) {
    const entityId = nextEntityId(data.giftCertificates.keys());
    data.giftCertificates.set(entityId, {
      entityId,
      code: randomBytes(6).toString("hex").toUpperCase(),
      amount,
      balance: amount,
      currencyCode: cart.currencyCode,
      message,
      status: "ACTIVE",
      sender,
      recipient,
      theme: theme === "NONE" ? "GENERAL" : theme,
      purchasedAt: now.toISOString(),
      expiresAt: expiryAfter(now, data.settings.giftCertificates.expiry),
    });
  }
}

function expiryAfter(now: Date, expiry: StoreData["settings"]["giftCertificates"]["expiry"]): string | null {
  if (expiry === null) return null;
  const date = new Date(now);
  const { value, unit } = expiry;
  if (unit === "DAYS" || unit === "WEEKS")
    date.setUTCDate(date.getUTCDate() + value * (unit === "DAYS" ? 1 : 7));
  else date.setUTCMonth(date.getUTCMonth() + value * (unit === "MONTHS" ? 1 : 12));
  return date.toISOString();
}

function saveAddresses(data: StoreData, cart: StoredCart, customerId: number): void {
  const customer = data.customers.get(customerId);
  if (customer === undefined) return;
  const { billingAddress, consignments } = checkoutOf(cart);
  const given = [...consignments.map(({ address }) => address), ...(billingAddress ? [billingAddress] : [])];
  for (const address of given.filter(({ shouldSave }) => shouldSave)) {
    const input = customerAddress(address);
    const isKnown = customer.addresses.some(
      (known) => known.address1 === input.address1 && known.postalCode === input.postalCode,
    );
    if (!isKnown) customer.addresses.push(storedAddress(data, input));
  }
}

function customerAddress(address: StoredCheckoutAddress) {
  return {
    firstName: address.firstName ?? "",
    lastName: address.lastName ?? "",
    company: address.company,
    address1: address.address1 ?? "",
    address2: address.address2,
    city: address.city ?? "",
    stateOrProvince: address.stateOrProvince,
    postalCode: address.postalCode,
    countryCode: address.countryCode,
    phone: address.phone,
  };
}
