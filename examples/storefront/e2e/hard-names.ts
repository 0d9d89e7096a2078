import type { StoreDataOptions } from "bigcommerce-emulator";
import { fixtures } from "../../../packages/bigcommerce-emulator/src/fixtures/fixtures.js";

/** 98 letters without a space: such a name is valid, and wider than any phone. */
export const longWord =
  "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzenderfrau";

export const otherScripts = {
  first: "נועה",
  last: "בן־דוד (3)",
  company: "قهوة الصباح البطيء (7)",
  wishlist: "רשימה 5 — בית!",
};

const longNames = { first: longWord, last: longWord, company: longWord, wishlist: longWord };
const namesOf = (customerId: number) => (customerId === 1042 ? longNames : otherScripts);

function addressed<Address extends { firstName: string; lastName: string; address1: string; city: string }>(
  address: Address,
  customerId: number,
): Address & { company: string; address2: string } {
  const { first, last, company } = namesOf(customerId);
  return {
    ...address,
    firstName: first,
    lastName: last,
    company,
    address1: `${company} 12`,
    address2: company,
    city: last,
  };
}

/** The emulator's shop, as people with long names and names of other scripts and a careless merchant would fill it. */
export const hardNames: StoreDataOptions = {
  customerGroups: fixtures.customerGroups.map((group) => ({ ...group, name: longWord })),
  customers: fixtures.customers.map((customer) => {
    const { first, last, company } = namesOf(customer.entityId);
    const addresses = customer.addresses.map((address) => addressed(address, customer.entityId));
    return { ...customer, firstName: first, lastName: last, company, addresses };
  }),
  orders: fixtures.orders.map((order) => ({
    ...order,
    billingAddress: addressed(order.billingAddress, order.customerId),
    shippingAddress: addressed(order.shippingAddress, order.customerId),
    customerMessage: namesOf(order.customerId).company,
    lineItems: order.lineItems.map((item) => ({ ...item, name: namesOf(order.customerId).company })),
    shipments: order.shipments.map((shipment) => ({
      ...shipment,
      shippingMethodName: longWord,
      trackingNumber: longWord,
    })),
  })),
  wishlists: fixtures.wishlists.map((wishlist) => ({
    ...wishlist,
    name: namesOf(wishlist.customerId).wishlist,
  })),
  brands: fixtures.brands.map((brand) => ({ ...brand, name: longWord })),
  products: fixtures.products.map((product, index) => ({
    ...product,
    name: index % 2 === 0 ? longWord : otherScripts.company,
    description: `<p>${longWord} <b>bold</b></p><table><tr><th>${longWord}</th><td>${longWord}</td></tr></table>`,
    options: product.options.map((option) => ({
      ...option,
      displayName: longWord,
      values: option.values.map((value) => ({ ...value, label: longWord })),
    })),
  })),
};
