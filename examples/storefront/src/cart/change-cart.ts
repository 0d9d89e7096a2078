import "server-only";
import {
  AddCartLineItemsDocument,
  type CartLineItemInput,
  CartLinesDocument,
  CreateCartDocument,
  DeleteCartLineItemDocument,
  UpdateCartLineItemDocument,
} from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { getShownCustomerId } from "@/staff/shown-customer";
import { forgetCart, keepCart, readCartId } from "./cart-cookie";

interface KnownLine {
  readonly entityId: string;
  readonly productEntityId: number;
  readonly variantEntityId: number | null;
}

interface KnownCart {
  readonly cartEntityId: string;
  readonly lines: readonly KnownLine[];
}

/** Adds lines to the visitor's cart, or to a new one. Call it in a Server Action: it sets a cookie. */
export async function addToCart(lineItems: CartLineItemInput[]): Promise<void> {
  const known = await findCart();
  const cartEntityId = known === null ? await createCart(lineItems) : known.cartEntityId;
  if (known !== null) await bigcommerce.shopper.mutate(AddCartLineItemsDocument, { cartEntityId, lineItems });
  await keepCart(cartEntityId, await getShownCustomerId());
}

/** Does nothing if the line, or the whole cart, is gone already. */
export async function changeCartLine(lineItemEntityId: string, quantity: number): Promise<void> {
  const cart = await findCart();
  const line = cart?.lines.find(({ entityId }) => entityId === lineItemEntityId);
  if (!cart || !line) return;
  const { productEntityId, variantEntityId } = line;
  await bigcommerce.shopper.mutate(UpdateCartLineItemDocument, {
    cartEntityId: cart.cartEntityId,
    lineItemEntityId,
    lineItem: { quantity, productEntityId, variantEntityId },
  });
}

/** BigCommerce deletes a cart with its last line. */
export async function removeCartLine(lineItemEntityId: string): Promise<void> {
  const cart = await findCart();
  if (!cart?.lines.some(({ entityId }) => entityId === lineItemEntityId)) return;
  const { cartEntityId } = cart;
  const deleted = await bigcommerce.shopper.mutate(DeleteCartLineItemDocument, {
    cartEntityId,
    lineItemEntityId,
  });
  if (deleted.cart.deleteCartLineItem?.deletedCartEntityId) await forgetCart();
}

/** That a cart is gone BigCommerce says only in the error's message, so the cart is looked up before it is changed. */
async function findCart(): Promise<KnownCart | null> {
  const cartEntityId = await readCartId();
  if (cartEntityId === null) return null;
  const { site } = await bigcommerce.shopper.query(CartLinesDocument, { entityId: cartEntityId });
  if (site.cart === null) return null;
  const { physicalItems, digitalItems } = site.cart.lineItems;
  return { cartEntityId, lines: [...physicalItems, ...digitalItems] };
}

async function createCart(lineItems: CartLineItemInput[]): Promise<string> {
  const { cart } = await bigcommerce.shopper.mutate(CreateCartDocument, { lineItems });
  const entityId = cart.createCart?.cart?.entityId;
  if (entityId === undefined) throw new Error("BigCommerce did not create a cart and gave no error.");
  return entityId;
}
