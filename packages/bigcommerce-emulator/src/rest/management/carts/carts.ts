import { z } from "zod";
import {
  addCartLineItems,
  createCart,
  deleteCartLineItem,
  updateCartLineItem,
} from "../../../resolvers/cart/cart-mutations.js";
import { checkoutOf, type StoredCart } from "../../../store/cart.js";
import { bodyOf, fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { noContent, v3Data } from "../protocol/envelope.js";
import { refusal, refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { asShopper, shopperContext } from "../protocol/shopper.js";
import {
  cartChangesSchema,
  certificateInput,
  changedLineInput,
  itemChangesSchema,
  itemsInput,
  newCartSchema,
  newItemsSchema,
} from "./cart-input.js";
import { cartJson, redirectUrls } from "./cart-json.js";

/** @throws ManagementRefusal 404 for a cart that does not exist, or whose order is placed. */
export function cartOf({ data, params }: ManagementCall): StoredCart {
  const cart = data.carts.get(params.cart ?? "");
  if (cart === undefined) throw refusals.v3.notFound();
  return cart;
}

function requireVersion(cart: StoredCart, version: number | null | undefined): void {
  if (typeof version === "number" && version !== cart.version) throw refusal(409, ["rest.cart_conflict"]);
}

function createOne(call: ManagementCall) {
  const input = bodyOf(call, newCartSchema);
  const customerId = input.customer_id || null;
  const channelId = input.channel_id ?? undefined;
  requireCustomer(call, customerId);
  if (channelId !== undefined && !call.channelIds.includes(channelId))
    throw refusals.v3.unknown("channel_id", "channel", channelId);
  const items = itemsInput(call, input);
  const { cart } = asShopper(() =>
    createCart(shopperContext(call, { customerId, channelId }), {
      ...items,
      currencyCode: input.currency?.code?.toUpperCase() ?? null,
      locale: input.locale ?? null,
    }),
  );
  return shown(call, String(cart.entityId), 201);
}

function shown(call: ManagementCall, cartEntityId: string, status = 200) {
  return v3Data(cartJson(call, cartOf({ ...call, params: { cart: cartEntityId } })), status);
}

function requireCustomer({ data }: ManagementCall, customerId: number | null): void {
  if (customerId !== null && !data.customers.has(customerId))
    throw refusals.v3.unknown("customer_id", "customer", customerId);
}

/** Coupons and shipping go with the customer for whom they were worked out, as documented. */
function changeCustomer(call: ManagementCall) {
  const cart = cartOf(call);
  const input = bodyOf(call, cartChangesSchema);
  const customerId = input.customer_id || null;
  requireVersion(cart, input.version);
  requireCustomer(call, customerId);
  if (customerId !== cart.customerId && cart.checkout !== undefined)
    cart.checkout = { ...checkoutOf(cart), consignments: [], couponEntityIds: [] };
  cart.customerId = customerId;
  cart.version += 1;
  cart.updatedAt = call.now.toISOString();
  return v3Data(cartJson(call, cart), 201);
}

function addItems(call: ManagementCall) {
  const cart = cartOf(call);
  const input = bodyOf(call, newItemsSchema);
  requireVersion(cart, input.version);
  const data = itemsInput(call, input);
  if (data.lineItems.length + data.giftCertificates.length === 0) throw refusals.v3.missing("line_items");
  const context = shopperContext(call, cart);
  asShopper(() => addCartLineItems(context, { cartEntityId: cart.entityId, data }));
  return v3Data(cartJson(call, cart), 201);
}

function itemIdOf({ params }: ManagementCall, cart: StoredCart): string {
  const items = [...cart.lineItems, ...(cart.giftCertificates ?? [])];
  const found = items.find(({ entityId }) => entityId === params.item);
  if (found === undefined) throw refusals.v3.notFound();
  return found.entityId;
}

function changeItem(call: ManagementCall) {
  const cart = cartOf(call);
  const lineItemEntityId = itemIdOf(call, cart);
  const input = bodyOf(call, itemChangesSchema);
  requireVersion(cart, input.version);
  const data = changedItem(call, cart, lineItemEntityId, input);
  const context = shopperContext(call, cart);
  asShopper(() => updateCartLineItem(context, { cartEntityId: cart.entityId, lineItemEntityId, data }));
  return v3Data(cartJson(call, cart));
}

function changedItem(
  call: ManagementCall,
  cart: StoredCart,
  itemId: string,
  { line_item, gift_certificate }: z.output<typeof itemChangesSchema>,
) {
  const line = cart.lineItems.find(({ entityId }) => entityId === itemId);
  if (line === undefined) {
    if (!gift_certificate) throw refusals.v3.missing("gift_certificate");
    return { giftCertificate: certificateInput(gift_certificate) };
  }
  if (!line_item) throw refusals.v3.missing("line_item");
  return { lineItem: changedLineInput(call, line, line_item) };
}

const deletionSchema = z.object({ version: z.number().optional() }).catch({});

/** 204 once nothing is left: the cart is gone too. */
function deleteItem(call: ManagementCall) {
  const cart = cartOf(call);
  const lineItemEntityId = itemIdOf(call, cart);
  requireVersion(cart, deletionSchema.parse(call.body).version);
  const context = shopperContext(call, cart);
  asShopper(() => deleteCartLineItem(context, { cartEntityId: cart.entityId, lineItemEntityId }));
  return call.data.carts.has(cart.entityId) ? v3Data(cartJson(call, cart)) : noContent();
}

const redirectSchema = fields.object({
  query_params: z
    .union(
      [
        z.record(z.string(), z.string()).transform((all) => Object.entries(all)),
        z
          .array(z.object({ key: z.string(), value: z.string() }))
          .transform((all) => all.map(({ key, value }) => [key, value] as const)),
      ],
      "error.expected.jsobject",
    )
    .nullish(),
});

/** Without a body too, as clients send it. */
function createRedirectUrls(call: ManagementCall) {
  const cart = cartOf(call);
  const { query_params } = bodyOf({ ...call, body: call.body ?? {} }, redirectSchema);
  const params = (query_params ?? []).map(([key, value]) => ({ key, value }));
  return v3Data(redirectUrls(call, cart, params), 201);
}

export const cartResources = [
  resource("v3/carts", scopes.carts, { POST: createOne }),
  resource("v3/carts/{cart}", scopes.carts, {
    GET: (call) => v3Data(cartJson(call, cartOf(call))),
    PUT: changeCustomer,
    DELETE: (call) => {
      call.data.carts.delete(cartOf(call).entityId);
      return noContent();
    },
  }),
  resource("v3/carts/{cart}/items", scopes.carts, { POST: addItems }),
  resource("v3/carts/{cart}/items/{item}", scopes.carts, { PUT: changeItem, DELETE: deleteItem }),
  resource("v3/carts/{cart}/redirect_urls", scopes.carts, { POST: createRedirectUrls }),
];
