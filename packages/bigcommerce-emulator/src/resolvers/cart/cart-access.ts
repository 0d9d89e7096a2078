import type { StoredCart } from "../../store/cart.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { refusal } from "../common/refusal.js";

/** What every mutation of a cart names. */
export interface CartInput {
  readonly cartEntityId: string;
  readonly version?: number | null;
}

/** An impersonation token has no session, so its requests must name the cart. */
export function sessionCart({ data, customerId, tokenKind }: StorefrontContext): StoredCart | undefined {
  if (tokenKind === "impersonation" || customerId === null) return undefined;
  return ownCart(data, customerId);
}

export function ownCart(data: StoreData, customerId: number | null): StoredCart | undefined {
  return [...data.carts.values()].find((cart) => cart.customerId === customerId);
}

export function isAccessible(
  { customerId }: Pick<StorefrontContext, "customerId">,
  cart: StoredCart,
): boolean {
  return cart.customerId === null || cart.customerId === customerId;
}

/** The cart with the id, if the shopper may have it. */
export function accessibleCart(context: StorefrontContext, cartEntityId: string): StoredCart | undefined {
  const cart = context.data.carts.get(cartEntityId);
  return cart !== undefined && isAccessible(context, cart) ? cart : undefined;
}

/** @throws GraphQLError if the shopper does not have the cart, or `version` is not the cart's. */
export function currentCart(context: StorefrontContext, { cartEntityId, version }: CartInput): StoredCart {
  const cart = accessibleCart(context, cartEntityId);
  if (cart === undefined) throw refusal(context, "cart.unknown");
  requireVersion(context, cart, version);
  return cart;
}

export function requireVersion(
  context: StorefrontContext,
  cart: StoredCart,
  version: number | null | undefined,
): void {
  if (typeof version === "number" && version !== cart.version) throw refusal(context, "cart.version");
}

/** Notes a change of the cart. Its checkout has the same version. */
export function touch({ now }: Pick<StorefrontContext, "now">, cart: StoredCart): void {
  cart.version += 1;
  cart.updatedAt = now().toISOString();
}
