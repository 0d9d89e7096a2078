import { randomUUID } from "node:crypto";
import type { StoredCart, StoredConsignment } from "../../store/cart.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { refusal } from "../common/refusal.js";
import { type AddressInput, storedCheckoutAddress } from "./address.js";
import { type CheckoutInput, currentCheckout, withChanges } from "./checkout-access.js";
import { currentConsignments, unassignedQuantity } from "./consignments.js";
import { shippingMethodsTo } from "./shipping-options.js";

const mostConsignments = 500;

interface ConsignmentFields {
  readonly address: AddressInput;
  readonly lineItems: readonly { readonly lineItemEntityId: string; readonly quantity: number }[];
}

interface AddInput extends CheckoutInput {
  readonly data: { readonly consignments: readonly ConsignmentFields[] };
}

interface ConsignmentInput extends CheckoutInput {
  readonly consignmentEntityId: string;
}

interface UpdateInput extends ConsignmentInput {
  readonly data: { readonly consignment: ConsignmentFields };
}

interface SelectInput extends ConsignmentInput {
  readonly data: { readonly shippingOptionEntityId: string };
}

export function addCheckoutShippingConsignments(context: StorefrontContext, input: AddInput) {
  const cart = currentCheckout(context, input);
  const consignments = [...currentConsignments(cart)];
  if (consignments.length + input.data.consignments.length > mostConsignments)
    throw refusal(context, "size.consignments", { limit: mostConsignments });
  for (const fields of input.data.consignments)
    consignments.push(storedConsignment(context, cart, consignments, fields));
  return withChanges(context, cart, { consignments });
}

/** The shopper has to choose a shipping option again, unless the old one serves the new address too. */
export function updateCheckoutShippingConsignment(context: StorefrontContext, input: UpdateInput) {
  const cart = currentCheckout(context, input);
  const old = consignmentOf(context, cart, input);
  const others = currentConsignments(cart).filter(({ entityId }) => entityId !== old.entityId);
  const fresh = storedConsignment(context, cart, others, input.data.consignment);
  const options = shippingMethodsTo(context.data, fresh.address.countryCode);
  const isKept = options.some(({ entityId }) => entityId === old.shippingOptionEntityId);
  const changed: StoredConsignment = {
    ...fresh,
    entityId: old.entityId,
    shippingOptionEntityId: isKept ? old.shippingOptionEntityId : null,
  };
  return withChanges(context, cart, { consignments: replaced(cart, changed) });
}

export function deleteCheckoutConsignment(context: StorefrontContext, input: ConsignmentInput) {
  const cart = currentCheckout(context, input);
  const { entityId } = consignmentOf(context, cart, input);
  const consignments = currentConsignments(cart).filter((known) => known.entityId !== entityId);
  return withChanges(context, cart, { consignments });
}

export function selectCheckoutShippingOption(context: StorefrontContext, input: SelectInput) {
  const cart = currentCheckout(context, input);
  const consignment = consignmentOf(context, cart, input);
  const { shippingOptionEntityId } = input.data;
  const options = shippingMethodsTo(context.data, consignment.address.countryCode);
  if (!options.some(({ entityId }) => entityId === shippingOptionEntityId))
    throw refusal(context, "checkout.shipping_option");
  const changed = { ...consignment, shippingOptionEntityId };
  return withChanges(context, cart, { consignments: replaced(cart, changed) });
}

function replaced(cart: StoredCart, changed: StoredConsignment): StoredConsignment[] {
  return currentConsignments(cart).map((known) => (known.entityId === changed.entityId ? changed : known));
}

function consignmentOf(
  context: StorefrontContext,
  cart: StoredCart,
  { consignmentEntityId }: ConsignmentInput,
): StoredConsignment {
  const found = currentConsignments(cart).find(({ entityId }) => entityId === consignmentEntityId);
  if (found === undefined) throw refusal(context, "checkout.consignment");
  return found;
}

/** A new consignment beside others, of units that none of them ships. */
function storedConsignment(
  context: StorefrontContext,
  cart: StoredCart,
  others: readonly StoredConsignment[],
  { address, lineItems }: ConsignmentFields,
): StoredConsignment {
  if (lineItems.length === 0) throw refusal(context, "checkout.consignment_lines");
  const consignment: StoredConsignment = {
    entityId: randomUUID(),
    address: storedCheckoutAddress(context, address),
    lineItems: eachLineOnce(lineItems),
    shippingOptionEntityId: null,
  };
  for (const { lineItemEntityId, quantity } of lineItems) {
    if (!cart.lineItems.some(({ entityId }) => entityId === lineItemEntityId))
      throw refusal(context, "cart.unknown_line");
    const left = unassignedQuantity(cart, [...others, consignment], lineItemEntityId);
    if (quantity < 1 || left < 0) throw refusal(context, "checkout.consignment_quantity");
  }
  return consignment;
}

function eachLineOnce(lineItems: ConsignmentFields["lineItems"]): StoredConsignment["lineItems"] {
  const quantities = new Map<string, number>();
  for (const { lineItemEntityId: id, quantity } of lineItems)
    quantities.set(id, (quantities.get(id) ?? 0) + quantity);
  return [...quantities].map(([lineItemEntityId, quantity]) => ({ lineItemEntityId, quantity }));
}
