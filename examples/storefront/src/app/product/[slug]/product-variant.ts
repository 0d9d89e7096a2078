import "server-only";
import { cacheLife } from "next/cache";
import { type OptionValueId, ProductVariantDocument, type ProductVariantFieldsFragment } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { type Failure, orFailure } from "@/lib/failure";
import type { ProductDetails } from "./product";
import { variantWith } from "./variant-with";

export type ProductVariant = ProductVariantFieldsFragment;

type Varied = Pick<ProductDetails, "entityId" | "variants">;

/**
 * Stock and picture of the chosen options; null if there is no such variant. The first variants come with the product,
 * so BigCommerce is asked a second time only about a product that has more.
 */
export async function findVariant(
  { entityId, variants }: Varied,
  chosen: OptionValueId[],
): Promise<ProductVariant | Failure | null> {
  const known = variantWith(nodesOf(variants), chosen);
  if (known !== undefined || !variants.pageInfo.hasNextPage) return known ?? null;
  return orFailure(getVariant(entityId, chosen));
}

async function getVariant(
  productId: number,
  optionValueIds: OptionValueId[],
): Promise<ProductVariant | null> {
  "use cache";
  cacheLife("publicData");
  const { site } = await bigcommerce.guest.query(ProductVariantDocument, { productId, optionValueIds });
  return nodesOf(site.product?.variants)[0] ?? null;
}
