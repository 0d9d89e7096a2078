import { missingField } from "../resolvers/checkout/address.js";
import { currentConsignments, unassignedQuantity } from "../resolvers/checkout/consignments.js";
import { shippingMethodsTo } from "../resolvers/checkout/shipping-options.js";
import {
  checkoutOf,
  type StoredCart,
  type StoredCheckoutAddress,
  type StoredConsignment,
} from "../store/cart.js";
import type { StoredAddress, StoredCustomer } from "../store/customer.js";
import type { StoreData } from "../store/store-data.js";

/**
 * The cart with everything that an order needs. The page has no forms for addresses and shipping options: what the shop
 * has not filled in comes from the customer's first address, or is made up.
 */
export function draftCheckout(
  data: StoreData,
  cart: StoredCart,
  customer: StoredCustomer | undefined,
): StoredCart {
  const checkout = checkoutOf(cart);
  const given = checkout.consignments[0]?.address ?? checkout.billingAddress;
  const address = completeAddress(given) ?? completeAddress(savedAddress(customer)) ?? exampleAddress;
  const email = customer?.email ?? exampleEmail;
  const billing = completeAddress(checkout.billingAddress) ?? address;
  const consignments = [...currentConsignments(cart), ...restOf(cart, address)];
  return {
    ...cart,
    checkout: {
      ...checkout,
      billingAddress: {
        ...billing,
        entityId: checkout.billingAddress?.entityId ?? crypto.randomUUID(),
        email: billing.email ?? email,
      },
      consignments: consignments.map((consignment) => withOption(data, consignment)),
    },
  };
}

function completeAddress(
  address: StoredCheckoutAddress | null | undefined,
): StoredCheckoutAddress | undefined {
  return address && missingField(address) === undefined ? address : undefined;
}

/** A consignment of what no other ships. */
function restOf(cart: StoredCart, address: StoredCheckoutAddress): StoredConsignment[] {
  const known = currentConsignments(cart);
  const lineItems = cart.lineItems.flatMap(({ entityId }) => {
    const quantity = unassignedQuantity(cart, known, entityId);
    return quantity > 0 ? [{ lineItemEntityId: entityId, quantity }] : [];
  });
  if (lineItems.length === 0) return [];
  return [{ entityId: crypto.randomUUID(), address, lineItems, shippingOptionEntityId: null }];
}

function withOption(data: StoreData, consignment: StoredConsignment): StoredConsignment {
  const options = shippingMethodsTo(data, consignment.address.countryCode);
  const chosen = options.find(({ entityId }) => entityId === consignment.shippingOptionEntityId);
  return { ...consignment, shippingOptionEntityId: (chosen ?? options[0])?.entityId ?? null };
}

function savedAddress(customer: StoredCustomer | undefined): StoredCheckoutAddress | undefined {
  const address: StoredAddress | undefined = customer?.addresses[0];
  if (address === undefined) return undefined;
  const { entityId: _, addressType, formFields, ...fields } = address;
  return {
    ...fields,
    email: customer?.email ?? null,
    stateOrProvinceCode: null,
    customFields: [],
    shouldSave: false,
  };
}

const exampleEmail = "guest@example.com";

const exampleAddress: StoredCheckoutAddress = {
  firstName: "Sam",
  lastName: "Example",
  email: null,
  company: null,
  address1: "1 Example Street",
  address2: null,
  city: "Portland",
  stateOrProvince: "Oregon",
  stateOrProvinceCode: "OR",
  countryCode: "US",
  postalCode: "97205",
  phone: null,
  customFields: [],
  shouldSave: false,
};
