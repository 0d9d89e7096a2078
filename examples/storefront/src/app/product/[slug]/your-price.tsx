import { cacheLife } from "next/cache";
import { Price, type PriceProps } from "@/components/price";
import { type OptionValueId, YourPriceDocument, type YourPriceQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { Failure, orFailure } from "@/lib/failure";
import { getShownCustomerId } from "@/staff/shown-customer";
import { PriceFallback } from "./price-fallback";
import { PriceView } from "./price-view";

/** What this shopper pays: a customer their own price, asked afresh for every request; a guest the list price. */
export async function YourPrice(priced: PricedProduct) {
  const isGuest = (await getShownCustomerId()) === null;
  const answer = await orFailure(isGuest ? getGuestPrice(priced) : getOwnPrice(priced));
  if (answer instanceof Failure) return <PriceFallback />;
  const { customer, site } = answer;
  const prices = site.product?.prices ?? null;
  return (
    <PriceView
      prices={prices}
      isSignedIn={customer !== null}
      groupName={customer?.customerGroupName ?? null}
      tiers={prices?.bulkPricing ?? []}
    />
  );
}

interface PricedProduct {
  readonly productId: number;
  /** What is chosen of the product's options. */
  readonly optionValueIds: OptionValueId[];
}

/** The list price, which every guest pays. Cached like the product itself. */
async function getGuestPrice(priced: PricedProduct): Promise<YourPriceQuery> {
  "use cache";
  cacheLife("publicData");
  return bigcommerce.guest.query(YourPriceDocument, { ...priced });
}

/** The price of the customer whom the pages show. */
const getOwnPrice = (priced: PricedProduct): Promise<YourPriceQuery> =>
  bigcommerce.shopper.query(YourPriceDocument, { ...priced });

/** Until the shopper's own price is there; the list price without JavaScript, which that price needs to appear. */
export function PriceSkeleton({ prices }: PriceProps) {
  return (
    <>
      <span role="status" aria-label="Loading the price" className="block noscript:hidden">
        <span className="skeleton block h-5 w-24" />
        <span className="skeleton mt-2 block h-8 w-32" />
        <span className="skeleton mt-2 block h-5 w-48" />
      </span>
      <span className="hidden text-2xl noscript:block">
        <Price prices={prices} />
      </span>
    </>
  );
}
