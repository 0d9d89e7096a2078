import { isBigCommerceError } from "next-bigcommerce";
import { Suspense } from "react";
import { readCartId } from "@/cart/cart-cookie";
import { CartCountDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { CartCount } from "./cart-count";

/** The way to the cart, at once; what is in it streams in. */
export function CartLink() {
  return (
    <Suspense fallback={<CartCount count={null} />}>
      <Count />
    </Suspense>
  );
}

async function Count() {
  const entityId = await readCartId();
  return <CartCount count={entityId === null ? 0 : await countItems(entityId)} />;
}

/** A header without the number is better than no page. */
async function countItems(entityId: string): Promise<number> {
  try {
    const { site } = await bigcommerce.shopper.query(CartCountDocument, { entityId });
    return site.cart?.lineItems.totalQuantity ?? 0;
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    console.error(error);
    return 0;
  }
}
