import { randomBytes } from "node:crypto";
import { checkoutOf, type StoredCart, type StoredCheckoutAddress } from "../../store/cart.js";
import { roundToCents } from "../../store/money-amount.js";
import type { StoredOrder } from "../../store/order.js";
import type { PricedCheckout } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId, type StoreData } from "../../store/store-data.js";
import { storedAddress } from "../customer/address-mutations.js";
import { takeStock } from "../order/order-stock.js";

type When = Pick<StorefrontContext, "data" | "now">;

/** What an order takes from the store and leaves there, beside itself. */
export function takeFromStore(
  { data, now }: When,
  cart: StoredCart,
  priced: PricedCheckout,
  order: StoredOrder,
): void {
  sellUnits(data, order);
  useCouponsAndCertificates(data, priced);
  issueCertificates(data, cart, now());
  saveAddresses(data, cart, order.customerId);
}

/** When it is placed, unless the store waits until the order is shipped. */
function sellUnits(data: StoreData, order: StoredOrder): void {
  for (const { productEntityId, quantity } of order.lineItems) {
    const sold = data.products.get(productEntityId);
    if (sold !== undefined) sold.unitsSold += quantity;
  }
  if (data.settings.inventory.updateStockBehavior === "ORDER_PLACED") takeStock(data, order);
  else order.isStockWaiting = true;
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
