import "server-only";
import { cacheLife } from "next/cache";
import { type OptionValueId, ProductVariantDocument, type ProductVariantQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";

export type ProductVariant = NonNullable<
  NonNullable<NonNullable<ProductVariantQuery["site"]["product"]>["variants"]["edges"]>[number]
>["node"];

/** Stock and picture of the chosen options; null if there is no such variant. Cached like the product itself. */
export async function getVariant(
  productId: number,
  optionValueIds: OptionValueId[],
): Promise<ProductVariant | null> {
  "use cache";
  cacheLife("minutes");
  const { site } = await bigcommerce.guest.query(ProductVariantDocument, { productId, optionValueIds });
  return nodesOf(site.product?.variants)[0] ?? null;
}
