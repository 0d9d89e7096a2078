import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { image } from "../common/image.js";
import { productImagePath } from "../common/image-path.js";
import { metafields } from "../common/metafields.js";
import { type GraphNode, nodeId } from "../common/node.js";
import { prices } from "./pricing.js";
import { plainOptions, variantOptions } from "./product-options.js";
import { isPurchasable, variantInventory } from "./stock.js";

export function measurements(product: StoredProduct) {
  const inches = (value: number) => ({ value, unit: "in" });
  return {
    weight: { value: product.weightOunces, unit: "oz" },
    width: inches(product.sizeInches.width),
    height: inches(product.sizeInches.height),
    depth: inches(product.sizeInches.depth),
  };
}

/** The picture of a variant, or of its product if the variant has none of its own. */
export function variantImage(
  context: StorefrontContext,
  product: StoredProduct,
  variant: StoredVariant | null,
) {
  const [first] = product.images;
  const own = product.images.find(({ slug }) => slug === variant?.imageSlug) ?? first;
  return own === undefined
    ? null
    : image(context, productImagePath(product, own.slug), own.altText, own === first);
}

export function variantNode(
  context: StorefrontContext,
  product: StoredProduct,
  variant: StoredVariant,
): GraphNode {
  return {
    __typename: "Variant",
    id: nodeId("Variant", variant.entityId),
    entityId: variant.entityId,
    sku: variant.sku,
    ...measurements(product),
    options: plainOptions(product, variant),
    productOptions: variantOptions(product, variant),
    defaultImage: variantImage(context, product, variant),
    prices: prices(context, product, variant),
    inventory: variantInventory(context.data, product, variant),
    metafields: metafields(context, "variant", variant.entityId),
    upc: variant.upc ?? null,
    mpn: variant.mpn ?? null,
    gtin: variant.gtin ?? null,
    isPurchasable: isPurchasable(product, variant),
  };
}
