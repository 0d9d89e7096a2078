import "server-only";
import { isBigCommerceError } from "next-bigcommerce";
import { type MoneyFieldsFragment, OwnPricesDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { getShownCustomerId } from "@/staff/shown-customer";

export type OwnPrices = ReadonlyMap<number, MoneyFieldsFragment>;

/**
 * What these products cost the customer whom the pages show; null for everybody else, who pay the cached list price.
 * A catalogue without a customer's own prices is better than none, so where they cannot be had the list price stays.
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
