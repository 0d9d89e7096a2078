import type { StoredAvailability, StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "../common/connection.js";
import { image } from "../common/image.js";
import { productImagePath } from "../common/image-path.js";
import { localeAlternates } from "../common/locale-alternates.js";
import { metafields } from "../common/metafields.js";
import { dateTimeExtended, type GraphNode, nodeId } from "../common/node.js";
import { limitedText } from "../common/plain-text.js";
import { brandNode } from "./brand.js";
import { categoryNode } from "./category.js";
import { priceRanges, prices } from "./pricing.js";
import { type OptionSelection, pricedVariant } from "./product-modifiers.js";
import { baseVariant, plainOptions, productOptions, variantMatches } from "./product-options.js";
import { type ReviewArguments, reviewSummary, reviews } from "./review.js";
import { seoDetails } from "./seo.js";
import { isInStock, isPurchasable, productInventory } from "./stock.js";
import { measurements, variantImage, variantNode } from "./variant.js";

/**
 * A product; with a variant, the picture, price and SKU are the variant's. What is chosen of the modifiers changes the
 * price.
 */
export function productNode(
  context: StorefrontContext,
  product: StoredProduct,
  selected: StoredVariant | null = null,
  modifierValues: readonly OptionSelection[] = [],
): GraphNode {
  const variant = pricedVariant(product, selected ?? baseVariant(product), modifierValues);
  return {
    __typename: "Product",
    id: nodeId("Product", product.entityId),
    entityId: product.entityId,
    sku: selected?.sku ?? product.sku,
    ...descriptions(context, product),
    ...measurements(product),
    ...availability(product),
    ...assortment(context, product),
    isPriceHidden: product.isPriceHidden ?? false,
    prices: product.isPriceHidden === true ? null : prices(context, product, variant),
    priceRanges: product.isPriceHidden === true ? null : priceRanges(context, product),
    options: plainOptions(product),
    productOptions: productOptions(context, product, { selected, modifierValues }),
    variants: (args: VariantArguments) =>
      connection(matchingVariants(product, args), args, (item) => variantNode(context, product, item)),
    images: (args: PageArguments) =>
      connection(product.images, args, (item) =>
        image(context, productImagePath(product, item.slug), item.altText, item === product.images[0]),
      ),
    defaultImage: variantImage(context, product, selected),
    reviewSummary: reviewSummary(product),
    reviews: (args: ReviewArguments) => reviews(product, args),
    inventory: productInventory(context.data, product),
    metafields: metafields(context, "product", product.entityId),
    videos: (args: PageArguments) => connection(product.videos ?? [], args, (video) => video),
    giftWrappingOptions: (args: PageArguments) =>
      connection(product.giftWrappingOptions ?? [], args, (option) => option),
    locales: localeAlternates(context, product.path),
  };
}

function descriptions(context: StorefrontContext, product: StoredProduct) {
  return {
    name: product.name,
    path: product.path,
    description: product.description,
    plainTextDescription: limitedText(product.description),
    warranty: product.warranty,
    condition: product.condition,
    type: "Physical",
    addToCartUrl: `${context.origin}/cart.php?action=add&product_id=${product.entityId}`,
    addToWishlistUrl: `${context.origin}/wishlist.php?action=add&product_id=${product.entityId}`,
    minPurchaseQuantity: product.minPurchaseQuantity,
    maxPurchaseQuantity: product.maxPurchaseQuantity,
    upc: product.upc ?? null,
    mpn: product.mpn ?? null,
    gtin: product.gtin ?? null,
    createdAt: dateTimeExtended(product.createdAt),
    seo: seoDetails(product),
    customFields: (args: PageArguments & { names?: string[] | null }) =>
      connection(
        product.customFields.filter(
          ({ name }) => (args.names ?? []).length === 0 || args.names?.includes(name),
        ),
        args,
        (field) => field,
      ),
  };
}

const availabilityTypes = {
  Available: "ProductAvailable",
  Preorder: "ProductPreOrder",
  Unavailable: "ProductUnavailable",
} as const;

function availability(product: StoredProduct) {
  const stored: StoredAvailability = product.availability;
  return {
    availability: stored.status,
    availabilityDescription: stored.description,
    availabilityV2: {
      __typename: availabilityTypes[stored.status],
      status: stored.status,
      description: stored.description,
      message: "message" in stored ? stored.message : null,
      willBeReleasedAt: "willBeReleasedAt" in stored ? dateTimeExtended(stored.willBeReleasedAt) : null,
    },
    showCartAction: stored.status !== "Unavailable",
  };
}

function assortment(context: StorefrontContext, product: StoredProduct) {
  const { brands, products } = context.data;
  return {
    brand: () => {
      const brand = brands.get(product.brandEntityId ?? 0);
      return brand === undefined ? null : brandNode(context, brand);
    },
    categories: (args: PageArguments) =>
      connection(present(product.categoryEntityIds, context.allCategories), args, (category) =>
        categoryNode(context, category),
      ),
    relatedProducts: (args: PageArguments & { hideOutOfStock?: boolean | null }) =>
      connection(
        present(product.relatedProductEntityIds, products).filter(
          (item) => !args.hideOutOfStock || isInStock(item),
        ),
        args,
        (related) => productNode(context, related),
      ),
  };
}

function present<Stored>(ids: readonly number[], stored: ReadonlyMap<number, Stored>): Stored[] {
  return ids.flatMap((id) => stored.get(id) ?? []);
}

interface VariantArguments extends PageArguments {
  readonly isPurchasable?: boolean | null;
  readonly entityIds?: readonly number[] | null;
  readonly optionValueIds?: readonly OptionSelection[] | null;
  readonly skus?: readonly string[] | null;
}

function matchingVariants(product: StoredProduct, args: VariantArguments): StoredVariant[] {
  const { entityIds, skus, optionValueIds } = args;
  return product.variants.filter(
    (variant) =>
      (!entityIds?.length || entityIds.includes(variant.entityId)) &&
      (!skus?.length || skus.includes(variant.sku)) &&
      (typeof args.isPurchasable !== "boolean" || isPurchasable(product, variant) === args.isPurchasable) &&
      variantMatches(product, variant, optionValueIds ?? []),
  );
}
