import { publicPrice } from "../../../resolvers/catalog/pricing.js";
import { variantImagePath } from "../../../resolvers/common/image-path.js";
import type { StoredProduct, StoredVariant } from "../../../store/catalog/catalog.js";
import { roundToCents } from "../../../store/money-amount.js";
import type { ManagementCall } from "../protocol/call.js";
import { imageUrl } from "./image-json.js";

/** The variant's own price; null if it has the product's. */
export function ownPrice(product: StoredProduct, { priceDifference }: StoredVariant): number | null {
  return priceDifference === 0 ? null : roundToCents(product.listPrice + priceDifference);
}

const unset = {
  map_price: null,
  cost_price: 0,
  weight: null,
  width: null,
  height: null,
  depth: null,
  is_free_shipping: false,
  fixed_cost_shipping_price: null,
  purchasing_disabled_message: "",
  inventory_warning_level: 0,
  bin_picking_number: "",
};

export function variantJson(call: ManagementCall, product: StoredProduct, variant: StoredVariant) {
  return {
    ...unset,
    ...variant.managementFields,
    id: variant.entityId,
    product_id: product.entityId,
    sku: variant.sku,
    sku_id: product.options.length === 0 ? null : variant.entityId,
    price: ownPrice(product, variant),
    sale_price: variant.salePrice ?? null,
    retail_price: variant.retailPrice ?? null,
    calculated_price: variant.salePrice ?? roundToCents(publicPrice(product) + variant.priceDifference),
    calculated_weight: product.weightOunces,
    purchasing_disabled: variant.isPurchasingDisabled ?? false,
    image_url: variant.imageSlug === null ? "" : imageUrl(call, variantImagePath(product, variant), 500),
    upc: variant.upc ?? "",
    mpn: variant.mpn ?? "",
    gtin: variant.gtin ?? "",
    inventory_level: variant.stock ?? 0,
    option_values: optionValues(product, variant),
  };
}

function optionValues({ options }: StoredProduct, variant: StoredVariant) {
  return options.flatMap((option, position) => {
    const value = option.values.find(({ entityId }) => entityId === variant.optionValueEntityIds[position]);
    return value === undefined
      ? []
      : [
          {
            id: value.entityId,
            label: value.label,
            option_id: option.entityId,
            option_display_name: option.displayName,
          },
        ];
  });
}
