import "server-only";
import { Suspense } from "react";
import { Price } from "@/components/price";
import type { ProductCardFieldsFragment } from "@/gql/graphql";
import { type MoneyFieldsFragment, OwnPricesDocument, type OwnPricesQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { Failure, orFailure } from "@/lib/failure";
import { getShownCustomerId } from "@/staff/shown-customer";

type OwnPrices = ReadonlyMap<number, MoneyFieldsFragment>;

/**
 * What these products cost the customer whom the pages show; null for everybody else, who pay the cached list price.
 * A catalogue without a customer's own prices is better than none.
 */
export async function getOwnPrices(productIds: number[]): Promise<OwnPrices | Failure | null> {
  if ((await getShownCustomerId()) === null || productIds.length === 0) return null;
  const answer = await orFailure(
    bigcommerce.shopper.query(OwnPricesDocument, { productIds, first: productIds.length }),
  );
  return answer instanceof Failure ? answer : pricesById(answer);
}

const pricesById = ({ site }: OwnPricesQuery): OwnPrices =>
  new Map(
    nodesOf(site.products).flatMap(({ entityId, prices }) =>
      prices ? [[entityId, prices.price] as const] : [],
    ),
  );

interface OwnPriceProps {
  product: ProductCardFieldsFragment;
  ownPrices: Promise<OwnPrices | Failure | null>;
}

/** The cached price at once, the customer's own as soon as it is known. */
export function OwnPrice({ product, ownPrices }: OwnPriceProps) {
  return (
    <Suspense fallback={<Price prices={product.prices} />}>
      <ResolvedPrice product={product} ownPrices={ownPrices} />
    </Suspense>
  );
}

async function ResolvedPrice({ product, ownPrices }: OwnPriceProps) {
  const known = await ownPrices;
  // The cached price is not what this customer pays.
  if (known instanceof Failure)
    return <span className="text-muted text-sm">Your price could not be loaded.</span>;
  const own = known?.get(product.entityId);
  return <Price prices={product.prices} {...(own && { own })} />;
}
