import "server-only";
import { isBigCommerceError } from "next-bigcommerce";
import { Suspense } from "react";
import { Price } from "@/components/price";
import type { ProductCardFieldsFragment } from "@/gql/graphql";
import { type MoneyFieldsFragment, OwnPricesDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { getShownCustomerId } from "@/staff/shown-customer";

type OwnPrices = ReadonlyMap<number, MoneyFieldsFragment>;

/**
 * What these products cost the customer whom the pages show; null for everybody else, who pay the cached list price.
 * A catalogue without a customer's own prices is better than none: if they cannot be loaded, the list price stays.
 */
export async function getOwnPrices(productIds: number[]): Promise<OwnPrices | null> {
  if ((await getShownCustomerId()) === null || productIds.length === 0) return null;
  try {
    const { site } = await bigcommerce.shopper.query(OwnPricesDocument, {
      productIds,
      first: productIds.length,
    });
    return new Map(
      nodesOf(site.products).flatMap(({ entityId, prices }) =>
        prices ? [[entityId, prices.price] as const] : [],
      ),
    );
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    console.error(error);
    return null;
  }
}

interface OwnPriceProps {
  product: ProductCardFieldsFragment;
  ownPrices: Promise<OwnPrices | null>;
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
  const own = (await ownPrices)?.get(product.entityId);
  return <Price prices={product.prices} {...(own && { own })} />;
}
