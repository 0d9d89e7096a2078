import { getShownCustomerId } from "@/staff/shown-customer";
import { PriceView } from "./price-view";
import { getGuestPrice, getOwnPrice, type PricedProduct } from "./prices";

/** What this shopper pays: a customer their own price, asked afresh for every request; a guest the list price. */
export async function YourPrice(priced: PricedProduct) {
  const isGuest = (await getShownCustomerId()) === null;
  const { customer, site } = await (isGuest ? getGuestPrice(priced) : getOwnPrice(priced));
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
