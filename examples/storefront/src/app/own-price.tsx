import { Suspense } from "react";
import { Price } from "@/components/price";
import type { ProductCardFieldsFragment } from "@/gql/graphql";
import type { OwnPrices } from "./own-prices";

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
