import type { StoredAvailability, StoredProduct } from "../../../store/catalog/catalog.js";
import { canBePurchased } from "../../../store/document/purchase-quantities.js";
import { roundToCents } from "../../../store/money-amount.js";
import { nextEntityId, type StoreData } from "../../../store/store-data.js";
import { assignGiven } from "../protocol/body.js";
import { type ManagementCall, timeOf } from "../protocol/call.js";
import { fieldsOf, keepFields } from "../protocol/kept-fields.js";
import { refusals } from "../protocol/refusal.js";
import { newBrand } from "./brand-writes.js";
import { slugOfUrl } from "./image-json.js";
import { checkName, checkPath, checkReferences, checkSku, freePath, storedPath } from "./product-checks.js";
import { managementOnly, type NewProduct, type ProductChanges } from "./product-input.js";
import { addVariant } from "./variant-writes.js";

const conditions = { New: "NEW", Used: "USED", Refurbished: "REFURBISHED" } as const;

/** Checks and stores a new product. Without `variants` it has its base variant only. */
export function createProduct(call: ManagementCall, input: NewProduct): StoredProduct {
  const { data } = call;
  check(data, input, null);
  const product = emptyProduct(call, input);
  const variants = input.variants ?? [];
  if (variants.length === 0) addVariant(data, product, { sku: input.sku ?? "" });
  // In the store before its variants, so that ids and SKUs are unique among them too.
  data.products.set(product.entityId, product);
  try {
    for (const variant of variants) addVariant(data, product, variant);
    write(call, product, input);
  } catch (error) {
    data.products.delete(product.entityId);
    throw error;
  }
  return product;
}

export function updateProduct(call: ManagementCall, product: StoredProduct, input: ProductChanges): void {
  check(call.data, input, product.entityId);
  write(call, product, input);
  product.modifiedAt = timeOf(call);
}

function check(data: StoreData, input: ProductChanges, productId: number | null): void {
  checkName(data, input.name, { productId });
  checkSku(data, input.sku, { productId });
  checkReferences(data, input);
  checkPath(data, storedPath(input.custom_url?.url), productId);
  checkQuantities(input, data.products.get(productId ?? 0));
}

/** @throws ManagementRefusal 422 if the least quantity would be above the most. 0 takes a limit away. */
function checkQuantities(input: ProductChanges, product: StoredProduct | undefined): void {
  const { order_quantity_minimum: minimum, order_quantity_maximum: maximum } = input;
  const minPurchaseQuantity =
    minimum === undefined ? (product?.minPurchaseQuantity ?? null) : minimum || null;
  const maxPurchaseQuantity =
    maximum === undefined ? (product?.maxPurchaseQuantity ?? null) : maximum || null;
  if (!canBePurchased({ minPurchaseQuantity, maxPurchaseQuantity }))
    throw refusals.v3.invalid({ order_quantity_minimum: ["rest.product_quantities", {}] });
}

function emptyProduct(call: ManagementCall, { name, price, custom_url }: NewProduct): StoredProduct {
  return {
    entityId: nextEntityId(call.data.products.keys()),
    sku: "",
    name,
    path: storedPath(custom_url?.url) ?? freePath(call, "/", name),
    description: "",
    warranty: "",
    condition: "NEW",
    listPrice: price,
    salePrice: null,
    retailPrice: null,
    bulkPricing: [],
    weightOunces: 0,
    sizeInches: { width: 0, height: 0, depth: 0 },
    brandEntityId: null,
    categoryEntityIds: [],
    options: [],
    variants: [],
    images: [],
    availability: { status: "Available", description: "" },
    lowStockLevel: 0,
    minPurchaseQuantity: null,
    maxPurchaseQuantity: null,
    isFeatured: false,
    isFreeShipping: false,
    unitsSold: 0,
    createdAt: timeOf(call),
    customFields: [],
    relatedProductEntityIds: [],
    reviews: [],
    searchKeywords: [],
    metaDescription: "",
  };
}

function write(call: ManagementCall, product: StoredProduct, input: ProductChanges): void {
  writePrices(product, input);
  writeStock(product, input);
  writeTexts(product, input);
  writeAssortment(call, product, input);
  if (input.availability !== undefined) product.availability = availabilityOf(call, product, input);
  keepFields(product, { ...fieldsOf(managementOnly, input), type: input.type });
}

function writePrices(product: StoredProduct, input: ProductChanges): void {
  if (input.price !== undefined) {
    // A variant with a price of its own keeps it.
    for (const variant of product.variants) {
      if (variant.priceDifference !== 0)
        variant.priceDifference = roundToCents(product.listPrice + variant.priceDifference - input.price);
    }
    product.listPrice = input.price;
  }
  // 0 takes a price away.
  if (input.sale_price !== undefined) product.salePrice = input.sale_price || null;
  if (input.retail_price !== undefined) product.retailPrice = input.retail_price || null;
  if (input.map_price !== undefined) product.mapPrice = input.map_price || null;
  product.bulkPricing =
    input.bulk_pricing_rules?.map(({ quantity_min, amount }) => ({
      minimumQuantity: quantity_min,
      percentOff: amount,
    })) ?? product.bulkPricing;
}

/** Stock is a product's own only if it has no options. */
function writeStock(product: StoredProduct, input: ProductChanges): void {
  const [base] = product.variants;
  for (const variant of product.variants) {
    if (input.inventory_tracking === "none") variant.stock = null;
    else if (input.inventory_tracking !== undefined) variant.stock ??= 0;
  }
  if (base !== undefined && product.options.length === 0) {
    const isTracked = base.stock !== null || input.inventory_tracking === "product";
    if (input.inventory_level !== undefined && isTracked) base.stock = input.inventory_level;
    if (input.sku !== undefined) base.sku = input.sku;
  }
  product.lowStockLevel = input.inventory_warning_level ?? product.lowStockLevel;
  if (input.order_quantity_minimum !== undefined)
    product.minPurchaseQuantity = input.order_quantity_minimum || null;
  if (input.order_quantity_maximum !== undefined)
    product.maxPurchaseQuantity = input.order_quantity_maximum || null;
}

function writeTexts(product: StoredProduct, input: ProductChanges): void {
  const { sizeInches } = product;
  assignGiven(product, {
    name: input.name,
    sku: input.sku,
    path: storedPath(input.custom_url?.url),
    description: input.description,
    warranty: input.warranty,
    condition: input.condition === undefined ? undefined : conditions[input.condition],
    weightOunces: input.weight,
    sizeInches: {
      width: input.width ?? sizeInches.width,
      height: input.height ?? sizeInches.height,
      depth: input.depth ?? sizeInches.depth,
    },
    upc: input.upc,
    mpn: input.mpn,
    gtin: input.gtin,
    pageTitle: input.page_title,
    metaKeywords: input.meta_keywords,
    metaDescription: input.meta_description,
    searchKeywords: input.search_keywords
      ?.split(",")
      .map((word) => word.trim())
      .filter(Boolean),
  });
}

function writeAssortment(call: ManagementCall, product: StoredProduct, input: ProductChanges): void {
  assignGiven(product, {
    categoryEntityIds: input.categories,
    brandEntityId: brandIdOf(call, input),
    isFeatured: input.is_featured,
    isFreeShipping: input.is_free_shipping,
    isVisible: input.is_visible,
    isPriceHidden: input.is_price_hidden,
    sortOrder: input.sort_order,
    relatedProductEntityIds: input.related_products?.filter((id) => id > 0),
    images: input.images?.map(({ image_url, description }) => ({
      slug: slugOfUrl(image_url ?? product.name),
      altText: description ?? "",
    })),
    customFields: input.custom_fields?.map(({ id, name, value }, index) => ({
      entityId: id ?? product.entityId * 1000 + index,
      name,
      value,
    })),
  });
}

/** A brand that is named and not there yet is created. */
function brandIdOf(
  call: ManagementCall,
  { brand_id, brand_name }: ProductChanges,
): number | null | undefined {
  if (brand_name === undefined) return brand_id === undefined ? undefined : brand_id || null;
  const known = [...call.data.brands.values()].find(
    ({ name }) => name.toLowerCase() === brand_name.toLowerCase(),
  );
  return (known ?? newBrand(call, { name: brand_name })).entityId;
}

function availabilityOf(
  call: ManagementCall,
  product: StoredProduct,
  input: ProductChanges,
): StoredAvailability {
  const description = input.availability_description ?? product.availability.description;
  const message = input.preorder_message ?? "";
  if (input.availability === "available") return { status: "Available", description };
  if (input.availability === "disabled") return { status: "Unavailable", description, message };
  const releasedAt = Date.parse(input.preorder_release_date ?? "");
  const willBeReleasedAt = Number.isNaN(releasedAt)
    ? timeOf(call)
    : `${new Date(releasedAt).toISOString().slice(0, 19)}Z`;
  return { status: "Preorder", description, message, willBeReleasedAt };
}
