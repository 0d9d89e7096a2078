import "server-only";
import { readCartId } from "@/cart/cart-cookie";
import { CartDocument, type CartPhysicalLineFragment, type CartQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";

type StoredCart = NonNullable<CartQuery["site"]["cart"]>;

/** Physical and digital lines have the same fields. */
export type CartLine = Omit<CartPhysicalLineFragment, "__typename">;
export type CartAmounts = Pick<StoredCart, "baseAmount" | "discountedAmount" | "amount">;

export interface Cart extends CartAmounts {
  readonly lines: readonly CartLine[];
  readonly totalQuantity: number;
  readonly groupName: string | null;
}

/** The visitor's cart at the visitor's prices; null for none, and for one that BigCommerce no longer has. */
export async function getCart(): Promise<Cart | null> {
  const entityId = await readCartId();
  if (entityId === null) return null;
  const { customer, site } = await bigcommerce.shopper.query(CartDocument, { entityId });
  if (site.cart === null) return null;
  const { lineItems, ...amounts } = site.cart;
  return {
    ...amounts,
    lines: [...lineItems.physicalItems, ...lineItems.digitalItems],
    totalQuantity: lineItems.totalQuantity,
    groupName: customer?.customerGroupName ?? null,
  };
}
