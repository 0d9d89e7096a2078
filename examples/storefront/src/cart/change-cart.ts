import "server-only";
import { type DrawnFor, DrawnForAnother, isForNow } from "@/forms/customer-stamp";
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
import { forgetCart, type KeptCart, keepCart, readCart } from "./cart-cookie";

interface KnownLine {
  readonly entityId: string;
  readonly productEntityId: number;
  readonly variantEntityId: number | null;
}

interface KnownCart extends KeptCart {
  readonly lines: readonly KnownLine[];
}

/** Adds lines to the visitor's cart, or to a new one. Call it in a Server Action: it sets a cookie. */
export async function addToCart(lineItems: CartLineItemInput[], drawn: DrawnFor): Promise<void> {
  // Before anything is sent: a late answer may find this browser with somebody else, or with nobody.
  const customerId = await getShownCustomerId();
  const known = await findCart();
  const cartEntityId = known === null ? await createCart(lineItems, drawn) : known.cartEntityId;
  if (known !== null)
    await bigcommerce.shopper.mutate(AddCartLineItemsDocument, { cartEntityId, lineItems }, drawn);
  // A guest's cart that is known is in its cookie already, unless somebody else has this browser by now.
  if (known === null || customerId !== null) await keepCart(cartEntityId, customerId);
}

/** Does nothing if the line, or the whole cart, is gone already; whose cart has no such line is told so. */
export async function changeCartLine(
  lineItemEntityId: string,
  quantity: number,
  drawn: DrawnFor,
): Promise<void> {
  const cart = await findCart();
  const line = cart?.lines.find(({ entityId }) => entityId === lineItemEntityId);
  if (!cart || !line) return refuseOthers(drawn);
  const { cartEntityId } = cart;
  const { productEntityId, variantEntityId } = line;
  const lineItem = { quantity, productEntityId, variantEntityId };
  const variables = { cartEntityId, lineItemEntityId, lineItem };
  await bigcommerce.shopper.mutate(UpdateCartLineItemDocument, variables, drawn);
}

/** BigCommerce deletes a cart with its last line. */
export async function removeCartLine(lineItemEntityId: string, drawn: DrawnFor): Promise<void> {
  const cart = await findCart();
  if (!cart?.lines.some(({ entityId }) => entityId === lineItemEntityId)) return refuseOthers(drawn);
  const { cartEntityId } = cart;
  const variables = { cartEntityId, lineItemEntityId };
  const deleted = await bigcommerce.shopper.mutate(DeleteCartLineItemDocument, variables, drawn);
  if (deleted.cart.deleteCartLineItem?.deletedCartEntityId) await forgetCart(cart);
}

/** That a cart is gone BigCommerce says only in the error's message, so the cart is looked up before it is changed. */
async function findCart(): Promise<KnownCart | null> {
  const kept = await readCart();
  if (kept === null) return null;
  const entityId = kept.cartEntityId;
  const { site } = await bigcommerce.shopper.query(CartLinesDocument, { entityId });
  if (site.cart === null) return null;
  const { physicalItems, digitalItems } = site.cart.lineItems;
  return { ...kept, lines: [...physicalItems, ...digitalItems] };
}

/** A line that is not in the cart needs no mutation, which would say that the form is somebody else's. */
async function refuseOthers(drawn: DrawnFor): Promise<void> {
  if (!(await isForNow(drawn))) throw new DrawnForAnother();
}

async function createCart(lineItems: CartLineItemInput[], drawn: DrawnFor): Promise<string> {
  const { cart } = await bigcommerce.shopper.mutate(CreateCartDocument, { lineItems }, drawn);
  const entityId = cart.createCart?.cart?.entityId;
  if (entityId === undefined) throw new Error("BigCommerce did not create a cart and gave no error.");
  return entityId;
}
