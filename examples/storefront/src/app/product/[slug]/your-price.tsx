import { type OptionValueId, YourPriceDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { PriceView } from "./price-view";

export interface YourPriceProps {
  productId: number;
  /** What is chosen of the product's options. */
  optionValueIds: OptionValueId[];
}

/** What this shopper pays: a customer their own price, a guest the list price. Asked afresh for every request. */
export async function YourPrice({ productId, optionValueIds }: YourPriceProps) {
  const { customer, site } = await bigcommerce.shopper.query(YourPriceDocument, {
    productId,
    optionValueIds,
  });
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
