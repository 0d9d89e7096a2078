import { Suspense } from "react";
import { readCartId } from "@/cart/cart-cookie";
import { readSentForm } from "@/forms/form-answer";
import { CartCountDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { Failure, orFailure } from "@/lib/failure";
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
  // A form that came with this request has waited for BigCommerce already.
  if ((await readSentForm())?.state.isUnanswered) return <CartCount count={null} />;
  return <CartCount count={entityId === null ? 0 : await countItems(entityId)} />;
}

/** A header without the number is better than no page; null if it is not known. */
async function countItems(entityId: string): Promise<number | null> {
  const answer = await orFailure(bigcommerce.shopper.query(CartCountDocument, { entityId }));
  return answer instanceof Failure ? null : (answer.site.cart?.lineItems.totalQuantity ?? 0);
}
