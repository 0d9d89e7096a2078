import "server-only";
import { cacheLife } from "next/cache";
import { type OptionValueId, YourPriceDocument, type YourPriceQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";

export interface PricedProduct {
  readonly productId: number;
  /** What is chosen of the product's options. */
  readonly optionValueIds: OptionValueId[];
}

/** The list price, which every guest pays. Cached like the product itself. */
export async function getGuestPrice(priced: PricedProduct): Promise<YourPriceQuery> {
  "use cache";
  cacheLife("minutes");
  return bigcommerce.guest.query(YourPriceDocument, { ...priced });
}

/** The price of the customer whom the pages show. */
export const getOwnPrice = (priced: PricedProduct): Promise<YourPriceQuery> =>
  bigcommerce.shopper.query(YourPriceDocument, { ...priced });
