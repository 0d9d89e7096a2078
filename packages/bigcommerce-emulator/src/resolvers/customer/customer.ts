import type { StoredAddress, StoredCustomer } from "../../store/customer.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "../common/connection.js";
import { countryName } from "../common/geography-names.js";
import { metafields } from "../common/metafields.js";
import { money } from "../common/money.js";
import type { GraphNode } from "../common/node.js";
import { isSubscribed } from "../content/newsletter.js";
import { type OrderListArguments, ordersOf } from "../order/order.js";
import { orderNode } from "../order/order-node.js";
import { formFieldValues } from "./form-fields/form-field-values.js";
import { type WishlistListArguments, wishlistConnection } from "./wishlist.js";

/** The shopper of the request, or undefined for a guest. */
export function currentCustomer({ data, customerId }: StorefrontContext): StoredCustomer | undefined {
  return customerId === null ? undefined : data.customers.get(customerId);
}

/** A customer, with prices and lists as that customer sees them. */
export function customerNode(request: StorefrontContext, customer: StoredCustomer): GraphNode {
  const context = { ...request, customerId: customer.entityId };
  return {
    ...profile(context, customer),
    addresses: (args: PageArguments) => connection(customer.addresses, args, addressNode),
    wishlists: (args: WishlistListArguments) => wishlistConnection(context, args),
    orders: (args: OrderListArguments) =>
      connection(ordersOf(context, args.filters), args, (order) => orderNode(context, order)),
    metafields: metafields(context, "customer", customer.entityId),
  };
}

function profile(context: StorefrontContext, customer: StoredCustomer) {
  const { data } = context;
  return {
    entityId: customer.entityId,
    email: customer.email,
    firstName: customer.firstName,
    lastName: customer.lastName,
    company: customer.company,
    phone: customer.phone,
    customerGroupId: customer.customerGroupId,
    customerGroupName: data.customerGroups.get(customer.customerGroupId)?.name ?? null,
    notes: customer.notes ?? "",
    taxExemptCategory: customer.taxExemptCategory,
    addressCount: customer.addresses.length,
    attributeCount: customer.attributes.length,
    attributes: { attribute: ({ entityId }: { entityId: number }) => attribute(customer, entityId) },
    storeCredit: [money(data, customer.storeCredit)],
    formFields: formFieldValues(customer.formFields),
    isSubscribedToNewsletter: isSubscribed(context, customer.email),
  };
}

function attribute(customer: StoredCustomer, entityId: number) {
  return (
    customer.attributes.find((stored) => stored.entityId === entityId) ?? { entityId, name: "", value: null }
  );
}

export function addressNode(address: StoredAddress) {
  return {
    ...address,
    country: countryName(address.countryCode),
    countryId: null,
    stateId: null,
    formFields: formFieldValues(address.formFields),
  };
}
