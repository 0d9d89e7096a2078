import { randomUUID } from "node:crypto";
import { behaviourText } from "../../behaviour/ledger.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoredCart } from "../../store/store-data.js";
import { variantOf } from "../catalog/product-options.js";
import { defaultCurrencyCode } from "../common/money.js";
import { refusal } from "../common/refusal.js";
import { requiring, type TokenScope } from "../common/scope.js";
import { addLine, cartNode, isAccessible } from "./cart.js";
import { type CartLineInput, requireSellable, storedLine } from "./cart-line-input.js";

interface CartInput {
  readonly cartEntityId: string;
  readonly version?: number | null;
}

/** `cart { … }` of a mutation. A refusal is a GraphQL error with a null payload. */
export function cartMutations(context: StorefrontContext) {
  const change = <Input>(scope: TokenScope, resolve: (context: StorefrontContext, input: Input) => unknown) =>
    requiring(context, scope, ({ input }: { input: Input }) => resolve(context, input));
  return {
    createCart: change("Unauthenticated", createCart),
    addCartLineItems: change("Unauthenticated", addCartLineItems),
    updateCartLineItem: change("Unauthenticated", updateCartLineItem),
    deleteCartLineItem: change("Unauthenticated", deleteCartLineItem),
    deleteCart: change("Unauthenticated", deleteCart),
    createCartRedirectUrls: change("Unauthenticated", createCartRedirectUrls),
    assignCartToCustomer: change("Customer", assignCartToCustomer),
    unassignCartFromCustomer: change("Customer", unassignCartFromCustomer),
  };
}

interface CreateCartInput {
  readonly lineItems?: readonly CartLineInput[] | null;
  readonly currencyCode?: string | null;
  readonly locale?: string | null;
}

function createCart(context: StorefrontContext, input: CreateCartInput) {
  const { data } = context;
  if (!input.lineItems?.length) throw refusal(context, "cart.no_lines");
  const at = context.now().toISOString();
  const cart: StoredCart = {
    entityId: randomUUID(),
    customerId: context.customerId,
    currencyCode: input.currencyCode ?? defaultCurrencyCode(data),
    locale: input.locale ?? context.locale ?? data.settings.locales[0] ?? "en",
    createdAt: at,
    updatedAt: at,
    version: 1,
    lineItems: [],
  };
  for (const line of input.lineItems) addLine(cart, storedLine(context, line));
  data.carts.set(cart.entityId, cart);
  return { cart: cartNode(context, cart) };
}

function addCartLineItems(
  context: StorefrontContext,
  input: CartInput & { data: { lineItems?: readonly CartLineInput[] | null } },
) {
  const cart = currentCart(context, input);
  const lines = (input.data.lineItems ?? []).map((line) => storedLine(context, line));
  for (const line of lines) addLine(cart, line);
  return { cart: changed(context, cart) };
}

interface LineItemInput extends CartInput {
  readonly lineItemEntityId: string;
}

function updateCartLineItem(
  context: StorefrontContext,
  input: LineItemInput & { data: { lineItem?: CartLineInput | null } },
) {
  const cart = currentCart(context, input);
  const line = currentLine(context, cart, input.lineItemEntityId);
  const { lineItem } = input.data;
  if (!lineItem) throw refusal(context, "cart.no_line");
  const replacement = namesProduct(lineItem)
    ? { ...storedLine(context, lineItem), entityId: line.entityId }
    : { ...line, quantity: lineItem.quantity };
  requireInStock(context, replacement);
  cart.lineItems = cart.lineItems.map((known) => (known === line ? replacement : known));
  return { cart: changed(context, cart) };
}

function namesProduct({ productEntityId, variantEntityId, sku }: CartLineInput): boolean {
  return (
    typeof productEntityId === "number" || typeof variantEntityId === "number" || typeof sku === "string"
  );
}

function requireInStock(context: StorefrontContext, line: StoredCart["lineItems"][number]): void {
  const product = context.data.products.get(line.productEntityId);
  const variant = variantOf(product, line.variantEntityId);
  if (product !== undefined && variant !== undefined)
    requireSellable(context, product, variant, line.quantity);
}

/** Deleting the last line deletes the cart too. */
function deleteCartLineItem(context: StorefrontContext, input: LineItemInput) {
  const cart = currentCart(context, input);
  const line = currentLine(context, cart, input.lineItemEntityId);
  cart.lineItems = cart.lineItems.filter((known) => known !== line);
  const deletedLineItemEntityId = line.entityId;
  if (cart.lineItems.length > 0)
    return { deletedLineItemEntityId, cart: changed(context, cart), deletedCartEntityId: null };
  context.data.carts.delete(cart.entityId);
  return { deletedLineItemEntityId, cart: null, deletedCartEntityId: cart.entityId };
}

function deleteCart(context: StorefrontContext, input: CartInput) {
  const cart = currentCart(context, input);
  context.data.carts.delete(cart.entityId);
  return { deletedCartEntityId: cart.entityId };
}

function assignCartToCustomer(context: StorefrontContext, input: CartInput) {
  if (context.customerId === null) throw refusal(context, "cart.no_customer");
  const cart = currentCart(context, input);
  cart.customerId = context.customerId;
  return { cart: changed(context, cart) };
}

function unassignCartFromCustomer(context: StorefrontContext, input: CartInput) {
  const cart = currentCart(context, input);
  cart.customerId = null;
  return { cart: changed({ ...context, customerId: null }, cart) };
}

interface RedirectInput {
  readonly cartEntityId?: string | null;
  readonly queryParams?: readonly { key: string; value: string }[] | null;
}

/** Each URL works once, and for 30 seconds: the token in it is always new. */
function createCartRedirectUrls(context: StorefrontContext, input: RedirectInput | null | undefined) {
  const cart = context.data.carts.get(input?.cartEntityId ?? "");
  if (cart === undefined || !isAccessible(context, cart)) {
    return {
      redirectUrls: null,
      errors: [
        { __typename: "NotFoundError", message: behaviourText(context.inferred, "redirect.unknown_cart") },
      ],
    };
  }
  const token = randomUUID();
  context.data.checkoutLinks.set(token, {
    cartEntityId: cart.entityId,
    createdAtMs: context.now().getTime(),
    signsIn: context.checkoutShopper,
  });
  const query = new URLSearchParams({ action: "loadInCheckout", id: cart.entityId, token });
  for (const { key, value } of input?.queryParams ?? []) query.append(key, value);
  const redirectedCheckoutUrl = `${context.origin}/cart.php?${query}`;
  return {
    redirectUrls: { redirectedCheckoutUrl, embeddedCheckoutUrl: `${redirectedCheckoutUrl}&embedded=1` },
    errors: [],
  };
}

function currentCart(context: StorefrontContext, { cartEntityId, version }: CartInput): StoredCart {
  const cart = context.data.carts.get(cartEntityId);
  if (cart === undefined || !isAccessible(context, cart)) throw refusal(context, "cart.unknown");
  if (typeof version === "number" && version !== cart.version) throw refusal(context, "cart.version");
  return cart;
}

function currentLine(
  context: StorefrontContext,
  cart: StoredCart,
  entityId: string,
): StoredCart["lineItems"][number] {
  const line = cart.lineItems.find((known) => known.entityId === entityId);
  if (line === undefined) throw refusal(context, "cart.unknown_line");
  return line;
}

function changed(context: StorefrontContext, cart: StoredCart) {
  cart.version += 1;
  cart.updatedAt = context.now().toISOString();
  return cartNode(context, cart);
}
