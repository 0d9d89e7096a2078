import { publicPrice } from "../../../resolvers/catalog/pricing.js";
import type { StoredProduct } from "../../../store/catalog/catalog.js";
import {
  amountFilters,
  dateFilters,
  type Filters,
  flagFilter,
  integerFilters,
  textFilters,
} from "../protocol/filters.js";
import {
  availabilityOf,
  conditionOf,
  inventoryLevel,
  inventoryTracking,
  isVisible,
  modifiedAt,
  typeOf,
} from "./product-json.js";

const allForms = ["", "in", "not_in", "min", "max", "greater", "less"] as const;

export const productFilters: Filters<StoredProduct> = {
  ...integerFilters("id", ({ entityId }) => [entityId], allForms),
  ...integerFilters("brand_id", ({ brandEntityId }) => [brandEntityId ?? 0], ["", "in"]),
  ...integerFilters("categories", ({ categoryEntityIds }) => categoryEntityIds, ["", "in"]),
  ...integerFilters("inventory_level", (product) => [inventoryLevel(product)], allForms),
  ...integerFilters("total_sold", ({ unitsSold }) => [unitsSold], [""]),
  ...textFilters("name", ({ name }) => name, ["", "like"]),
  ...textFilters("sku", ({ sku }) => sku, ["", "in"]),
  ...textFilters("mpn", ({ mpn }) => mpn ?? "", [""]),
  ...textFilters("upc", ({ upc }) => upc ?? "", [""]),
  ...textFilters("condition", conditionOf, [""]),
  ...textFilters("availability", availabilityOf, [""]),
  ...textFilters("type", typeOf, [""]),
  ...amountFilters("price", ({ listPrice }) => listPrice),
  ...amountFilters("weight", ({ weightOunces }) => weightOunces),
  ...dateFilters("date_modified", modifiedAt),
  is_visible: flagFilter(isVisible),
  is_featured: flagFilter(({ isFeatured }) => isFeatured),
  is_free_shipping: flagFilter(({ isFreeShipping }) => isFreeShipping),
  inventory_low: flagFilter(
    (product) => isTracked(product) && inventoryLevel(product) <= product.lowStockLevel,
  ),
  out_of_stock: flagFilter((product) => isTracked(product) && inventoryLevel(product) === 0),
  keyword: (value) => {
    const words = value.toLowerCase().split(/\s+/).filter(Boolean);
    return (product) => {
      const text = `${product.name} ${product.sku} ${product.description}`.toLowerCase();
      return words.every((word) => text.includes(word));
    };
  },
};

const isTracked = (product: StoredProduct) => inventoryTracking(product) !== "none";

export const productSortKeys: Readonly<Record<string, (product: StoredProduct) => string | number>> = {
  id: ({ entityId }) => entityId,
  name: ({ name }) => name,
  sku: ({ sku }) => sku,
  price: ({ listPrice }) => listPrice,
  calculated_price: publicPrice,
  date_modified: modifiedAt,
  inventory_level: inventoryLevel,
  is_visible: (product) => Number(isVisible(product)),
  total_sold: ({ unitsSold }) => unitsSold,
};
