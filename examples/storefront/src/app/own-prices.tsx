import "server-only";
import { Suspense } from "react";
import { Price } from "@/components/price";
import type { ProductCardFieldsFragment } from "@/gql/graphql";
import { OwnPricesDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { Failure, orFailure } from "@/lib/failure";
import type { ShownPrices } from "@/lib/list-price";

type OwnPrices = ReadonlyMap<number, ShownPrices | null>;

/** What these products cost the customer whom the pages show. The list is worth having without it. */
export async function getOwnPrices(productIds: number[]): Promise<OwnPrices | Failure> {
  const answer = await orFailure(
    bigcommerce.shopper.query(OwnPricesDocument, { productIds, first: productIds.length }),
  );
  if (answer instanceof Failure) return answer;
  return new Map(nodesOf(answer.site.products).map(({ entityId, prices }) => [entityId, prices]));
}

interface ListedPriceProps {
  product: ProductCardFieldsFragment;
  /** Null for a guest, who pays the cached price. */
  ownPrices: Promise<OwnPrices | Failure> | null;
}

/** A guest's price at once. A customer never sees it: in its place the own price streams in, or why it is missing. */
export function ListedPrice({ product, ownPrices }: ListedPriceProps) {
  if (ownPrices === null) return <Price prices={product.prices} />;
  return (
    <Suspense fallback={<OwnPriceSkeleton />}>
      <OwnPrice productId={product.entityId} ownPrices={ownPrices} />
    </Suspense>
  );
}

async function OwnPrice(props: { productId: number; ownPrices: Promise<OwnPrices | Failure> }) {
  const ownPrices = await props.ownPrices;
  if (ownPrices instanceof Failure)
    return <span className="text-muted text-sm">Your price could not be loaded.</span>;
  return <Price prices={ownPrices.get(props.productId) ?? null} />;
}

function OwnPriceSkeleton() {
  return (
    <>
      <span className="skeleton block h-6 w-24 noscript:hidden" />
      <span className="hidden text-muted text-sm noscript:block">Your price is in the cart.</span>
    </>
  );
}
