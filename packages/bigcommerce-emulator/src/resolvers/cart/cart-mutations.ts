import { randomUUID } from "node:crypto";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoredCart } from "../../store/store-data.js";
import { refuseLongTexts } from "../common/long-texts.js";
import { defaultCurrencyCode } from "../common/money.js";
import type { GraphNode } from "../common/node.js";
import { refusal } from "../common/refusal.js";
import { requiring, type TokenScope } from "../common/scope.js";
import { addLine, cartNode } from "./cart.js";
import { type CartInput, currentCart, touch } from "./cart-access.js";
import { type GiftCertificateInput, giftCertificateLines } from "./cart-gift-certificates.js";
import {
  type CartLineInput,
  ownPrice,
  requireSellable,
  requireSellableTogether,
  storedLine,
} from "./cart-line-input.js";
import { createCartMetafield, deleteCartMetafield, updateCartMetafield } from "./cart-metafields.js";
import { transactionalCurrency, updateCartCurrency, updateCartLocale } from "./cart-preferences.js";
import { createCartRedirectUrls } from "./redirect-urls.js";

/** `cart { … }` of a mutation. A refusal is a GraphQL error with a null payload. */
export function cartMutations(context: StorefrontContext): GraphNode {
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
    updateCartCurrency: change("Unauthenticated", updateCartCurrency),
    updateCartLocale: change("Unauthenticated", updateCartLocale),
    createCartMetafield: change("Unauthenticated", createCartMetafield),
    updateCartMetafield: change("Unauthenticated", updateCartMetafield),
    deleteCartMetafield: change("Unauthenticated", deleteCartMetafield),
  };
}

interface ItemsInput {
  readonly lineItems?: readonly CartLineInput[] | null;
  readonly giftCertificates?: readonly GiftCertificateInput[] | null;
}

interface CreateCartInput extends ItemsInput {
  readonly currencyCode?: string | null;
  readonly locale?: string | null;
}

export function createCart(context: StorefrontContext, input: CreateCartInput) {
  const { data } = context;
  if (!input.lineItems?.length && !input.giftCertificates?.length) throw refusal(context, "cart.no_lines");
  refuseLongTexts(context, { locale: textLimits.locale }, input);
  const at = context.now().toISOString();
  const currencyCode = input.currencyCode
    ? transactionalCurrency(context, input.currencyCode)
    : defaultCurrencyCode(data);
  const cart: StoredCart = {
    entityId: randomUUID(),
    customerId: context.customerId,
    channelId: context.channelId,
    currencyCode,
    locale: input.locale ?? context.locale ?? data.settings.locales[0] ?? "en",
    createdAt: at,
    updatedAt: at,
    version: 1,
    lineItems: [],
  };
  addItems(context, cart, input);
  data.carts.set(cart.entityId, cart);
  return { cart: cartNode(context, cart) };
}

export function addCartLineItems(context: StorefrontContext, input: CartInput & { data: ItemsInput }) {
  const cart = currentCart(context, input);
  addItems(context, cart, input.data);
  return { cart: changed(context, cart) };
}

const mostItems = 1_000;

function requireRoom(context: StorefrontContext, count: number): void {
  if (count > mostItems) throw refusal(context, "size.cart_items", { limit: mostItems });
}

/** All of them, or none if one is refused. */
function addItems(context: StorefrontContext, cart: StoredCart, items: ItemsInput): void {
  requireRoom(context, items.lineItems?.length ?? 0);
  const lines = (items.lineItems ?? []).map((line) => storedLine(context, line));
  const certificates = (items.giftCertificates ?? []).flatMap((input) =>
    giftCertificateLines(context, cart.currencyCode, input),
  );
  const filled = { ...cart, lineItems: structuredClone(cart.lineItems) };
  for (const line of lines) addLine(filled, line);
  requireRoom(context, filled.lineItems.length + certificates.length + (cart.giftCertificates?.length ?? 0));
  requireSellableTogether(context, filled.lineItems, lines);
  cart.lineItems = filled.lineItems;
  cart.giftCertificates = [...(cart.giftCertificates ?? []), ...certificates];
}

interface LineItemInput extends CartInput {
  readonly lineItemEntityId: string;
}

export function updateCartLineItem(
  context: StorefrontContext,
  input: LineItemInput & {
    data: { lineItem?: CartLineInput | null; giftCertificate?: GiftCertificateInput | null };
  },
) {
  const cart = currentCart(context, input);
  const { giftCertificate } = input.data;
  if (giftCertificate) {
    replaceCertificate(context, cart, input.lineItemEntityId, giftCertificate);
    return { cart: changed(context, cart) };
  }
  const line = currentLine(context, cart, input.lineItemEntityId);
  const { lineItem } = input.data;
  if (!lineItem) throw refusal(context, "cart.no_line");
  const replacement =
    namesProduct(lineItem) || lineItem.selectedOptions
      ? { ...storedLine(context, ofLine(lineItem, line)), entityId: line.entityId }
      : { ...line, quantity: lineItem.quantity, ...ownPrice(lineItem) };
  requireStillSellable(context, replacement);
  const lineItems = cart.lineItems.map((known) => (known === line ? replacement : known));
  requireSellableTogether(context, lineItems, [replacement]);
  cart.lineItems = lineItems;
  return { cart: changed(context, cart) };
}

function replaceCertificate(
  context: StorefrontContext,
  cart: StoredCart,
  entityId: string,
  input: GiftCertificateInput,
): void {
  const known = cart.giftCertificates ?? [];
  if (!known.some((certificate) => certificate.entityId === entityId))
    throw refusal(context, "cart.unknown_line");
  const [first, ...more] = giftCertificateLines(context, cart.currencyCode, input);
  requireRoom(context, cart.lineItems.length + known.length + more.length);
  cart.giftCertificates = known.flatMap((certificate) =>
    certificate.entityId === entityId && first !== undefined
      ? [{ ...first, entityId }, ...more]
      : [certificate],
  );
}

function namesProduct({ productEntityId, variantEntityId, sku }: CartLineInput): boolean {
  return (
    typeof productEntityId === "number" || typeof variantEntityId === "number" || typeof sku === "string"
  );
}

/** Options without a product are those of the line's own. */
function ofLine(input: CartLineInput, line: StoredCart["lineItems"][number]): CartLineInput {
  if (namesProduct(input)) return input;
  const { productEntityId, variantEntityId } = line;
  const choosesVariant = (input.selectedOptions?.multipleChoices ?? []).length > 0;
  return { ...input, productEntityId, variantEntityId: choosesVariant ? null : variantEntityId };
}

/** The product may have left the shop since the line was added. */
function requireStillSellable(context: StorefrontContext, line: StoredCart["lineItems"][number]): void {
  const product = context.data.products.get(line.productEntityId);
  if (product !== undefined) requireSellable(context, product, line.quantity);
}

/** Deleting the last line deletes the cart too. */
export function deleteCartLineItem(context: StorefrontContext, input: LineItemInput) {
  const cart = currentCart(context, input);
  const deletedLineItemEntityId = input.lineItemEntityId;
  removeLine(context, cart, deletedLineItemEntityId);
  if (cart.lineItems.length + (cart.giftCertificates ?? []).length > 0)
    return { deletedLineItemEntityId, cart: changed(context, cart), deletedCartEntityId: null };
  context.data.carts.delete(cart.entityId);
  return { deletedLineItemEntityId, cart: null, deletedCartEntityId: cart.entityId };
}

function removeLine(context: StorefrontContext, cart: StoredCart, entityId: string): void {
  const certificates = cart.giftCertificates ?? [];
  if (certificates.some((certificate) => certificate.entityId === entityId)) {
    cart.giftCertificates = certificates.filter((certificate) => certificate.entityId !== entityId);
    return;
  }
  const line = currentLine(context, cart, entityId);
  cart.lineItems = cart.lineItems.filter((known) => known !== line);
}

export function deleteCart(context: StorefrontContext, input: CartInput) {
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
  touch(context, cart);
  return cartNode(context, cart);
}
