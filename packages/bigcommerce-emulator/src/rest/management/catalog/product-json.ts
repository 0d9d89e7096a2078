import { publicPrice } from "../../../resolvers/catalog/pricing.js";
import type { StoredOption, StoredProduct } from "../../../store/catalog/catalog.js";
import type { ManagementCall } from "../protocol/call.js";
import { includes } from "../protocol/fields.js";
import { imageJson } from "./image-json.js";
import { modifierJson } from "./modifier-json.js";
import { variantJson } from "./variant-json.js";

const availabilities = { Available: "available", Preorder: "preorder", Unavailable: "disabled" } as const;
const conditions = { NEW: "New", USED: "Used", REFURBISHED: "Refurbished" } as const;
const optionTypes = {
  Swatch: "swatch",
  RectangleBoxes: "rectangles",
  DropdownList: "dropdown",
  RadioButtons: "radio_buttons",
} as const;

export const availabilityOf = ({ availability }: StoredProduct) => availabilities[availability.status];
export const conditionOf = ({ condition }: StoredProduct) => conditions[condition ?? "NEW"];
export const isVisible = (product: StoredProduct) => product.isVisible ?? true;
export const modifiedAt = (product: StoredProduct) => product.modifiedAt ?? product.createdAt;
export const typeOf = ({ managementFields }: StoredProduct) =>
  managementFields?.type === "digital" ? "digital" : "physical";

/** Units in stock of all variants, of those that are tracked. */
export function inventoryLevel({ variants }: StoredProduct): number {
  return variants.reduce((sum, { stock }) => sum + (stock ?? 0), 0);
}

/** `variant` if the product has options, `product` if not, `none` if nothing is tracked. */
export function inventoryTracking({ variants, options }: StoredProduct): "none" | "product" | "variant" {
  if (variants.every(({ stock }) => stock === null)) return "none";
  return options.length > 0 ? "variant" : "product";
}

/** What only the Management API has, until somebody sets it. */
const unset = {
  cost_price: 0,
  tax_class_id: 0,
  product_tax_code: "",
  option_set_id: null,
  option_set_display: "right",
  fixed_cost_shipping_price: 0,
  bin_picking_number: "",
  layout_file: "product.html",
  gift_wrapping_options_type: "any",
  gift_wrapping_options_list: [],
  is_condition_shown: false,
  view_count: 0,
  is_preorder_only: false,
  price_hidden_label: "",
  open_graph_type: "product",
  open_graph_title: "",
  open_graph_description: "",
  open_graph_use_meta_description: true,
  open_graph_use_product_name: true,
  open_graph_use_image: true,
};

/** A product, with the sub-resources that `include` names. */
export function productJson(call: ManagementCall, product: StoredProduct) {
  return {
    ...unset,
    ...product.managementFields,
    id: product.entityId,
    name: product.name,
    type: typeOf(product),
    sku: product.sku,
    description: product.description,
    ...measurements(product),
    ...prices(product),
    ...stock(product),
    ...presentation(product),
    date_created: product.createdAt,
    date_modified: modifiedAt(product),
    base_variant_id: product.options.length === 0 ? (product.variants[0]?.entityId ?? null) : null,
    ...subResources(call, product),
  };
}

function measurements({ weightOunces, sizeInches }: StoredProduct) {
  const { width, depth, height } = sizeInches;
  return { weight: weightOunces, width, depth, height };
}

function prices(product: StoredProduct) {
  return {
    price: product.listPrice,
    retail_price: product.retailPrice ?? 0,
    sale_price: product.salePrice ?? 0,
    map_price: product.mapPrice ?? 0,
    calculated_price: publicPrice(product),
  };
}

function stock(product: StoredProduct) {
  return {
    inventory_level: inventoryLevel(product),
    inventory_warning_level: product.lowStockLevel,
    inventory_tracking: inventoryTracking(product),
    order_quantity_minimum: product.minPurchaseQuantity ?? 0,
    order_quantity_maximum: product.maxPurchaseQuantity ?? 0,
    total_sold: product.unitsSold,
    availability: availabilityOf(product),
    availability_description: product.availability.description,
    preorder_release_date:
      "willBeReleasedAt" in product.availability ? product.availability.willBeReleasedAt : null,
    preorder_message: "message" in product.availability ? product.availability.message : "",
  };
}

function presentation(product: StoredProduct) {
  return {
    categories: product.categoryEntityIds,
    brand_id: product.brandEntityId ?? 0,
    reviews_rating_sum: product.reviews.reduce((sum, { rating }) => sum + rating, 0),
    reviews_count: product.reviews.length,
    is_free_shipping: product.isFreeShipping,
    is_visible: isVisible(product),
    is_featured: product.isFeatured,
    is_price_hidden: product.isPriceHidden ?? false,
    related_products: product.relatedProductEntityIds.length > 0 ? product.relatedProductEntityIds : [-1],
    warranty: product.warranty,
    upc: product.upc ?? "",
    mpn: product.mpn ?? "",
    gtin: product.gtin ?? "",
    search_keywords: product.searchKeywords.join(", "),
    sort_order: product.sortOrder ?? 0,
    condition: conditionOf(product),
    page_title: product.pageTitle ?? "",
    meta_keywords: product.metaKeywords ?? [],
    meta_description: product.metaDescription,
    custom_url: { url: product.path, is_customized: false },
  };
}

function subResources(call: ManagementCall, product: StoredProduct) {
  const all: Readonly<Record<string, () => unknown>> = {
    variants: () => product.variants.map((variant) => variantJson(call, product, variant)),
    images: () => product.images.map((_image, index) => imageJson(call, product, index)),
    primary_image: () => (product.images.length === 0 ? null : imageJson(call, product, 0)),
    custom_fields: () => product.customFields.map(customFieldJson),
    bulk_pricing_rules: () => bulkPricingJson(product),
    options: () => product.options.map((option, index) => optionJson(product, option, index)),
    modifiers: () => (product.modifiers ?? []).map((modifier) => modifierJson(product, modifier)),
    videos: () => (product.videos ?? []).map((video, index) => videoJson(product, video, index)),
  };
  const wanted = Object.entries(all).filter(([name]) => includes(call, name));
  return Object.fromEntries(wanted.map(([name, make]) => [name, make()]));
}

type StoredVideo = NonNullable<StoredProduct["videos"]>[number];

function videoJson({ entityId }: StoredProduct, { title, url }: StoredVideo, index: number) {
  const videoId = url.split(/[=/]/).at(-1) ?? "";
  return {
    id: entityId * 10 + index,
    product_id: entityId,
    title,
    description: "",
    sort_order: index,
    type: "youtube",
    video_id: videoId,
    length: "",
  };
}

export function customFieldJson({ entityId, name, value }: StoredProduct["customFields"][number]) {
  return { id: entityId, name, value };
}

function bulkPricingJson({ entityId, bulkPricing }: StoredProduct) {
  return bulkPricing.map(({ minimumQuantity, percentOff }, index) => ({
    id: entityId * 10 + index,
    quantity_min: minimumQuantity,
    quantity_max: (bulkPricing[index + 1]?.minimumQuantity ?? 1) - 1,
    type: "percent",
    amount: percentOff,
  }));
}

export function optionJson(product: StoredProduct, option: StoredOption, index: number) {
  return {
    id: option.entityId,
    product_id: product.entityId,
    display_name: option.displayName,
    name: `${option.displayName}-${option.entityId}`,
    type: optionTypes[option.displayStyle],
    sort_order: index,
    config: [],
    option_values: option.values.map(optionValueJson),
  };
}

export function optionValueJson(value: StoredOption["values"][number], position: number) {
  return {
    id: value.entityId,
    label: value.label,
    sort_order: position,
    value_data: value.hexColors === undefined ? null : { colors: value.hexColors },
    is_default: value.isDefault,
  };
}
