import type { StoredOrder, StoredOrderAddress } from "../../../store/order.js";
import type { ManagementCall } from "../protocol/call.js";

/** v2 writes amounts as text with four decimals. */
export const amount = (value: number) => value.toFixed(4);

/** The fields that every address of an order has. */
export function orderAddressJson(address: StoredOrderAddress) {
  return { ...plainAddressJson(address), form_fields: [] };
}

export function plainAddressJson(address: StoredOrderAddress) {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company ?? "",
    street_1: address.address1,
    street_2: address.address2 ?? "",
    city: address.city,
    state: address.stateOrProvince ?? "",
    zip: address.postalCode,
    country: address.country,
    country_iso2: address.countryCode,
    phone: address.phone ?? "",
    email: address.email ?? "",
  };
}

/** Where something below an order is. */
export function resourceLink({ origin, settings }: ManagementCall, { entityId }: StoredOrder, path: string) {
  const resource = `/orders/${entityId}/${path}`;
  return { url: `${origin}/stores/${settings.storeHash}/v2${resource}`, resource };
}
