import { type Behaviour, documented, inferred, recorded } from "./behaviour.js";
import { pages } from "./pages.js";

const reported = recorded("answers that developers reported");

/** The catalogue in the Management API: what it refuses, in which words. */
export const managementCatalogBehaviours = {
  "rest.product_not_found": {
    what: "A product that does not exist (404).",
    text: "A product was not found with an id of {productId}",
    source: recorded("what public clients match"),
  },
  "rest.product_name": {
    what: "The name of another product (409).",
    text: "The product name is a duplicate",
    source: reported,
  },
  "rest.product_sku": {
    what: "The SKU of another product or variant (409).",
    text: "The product sku is a duplicate",
    source: reported,
  },
  "rest.modifier_name": {
    what: "A modifier or an option with the name of another one of the product (409).",
    text: "The option name is a duplicate",
    source: inferred(),
  },
  "rest.option_value": {
    what: "A value of an option with the label of another one (409).",
    text: "The option value label is a duplicate",
    source: inferred(),
  },
  "rest.modifier_type": {
    what: "Another type of a modifier than its values allow, or values of a type that has none (422).",
    text: "A modifier of the type {type} cannot have this.",
    source: inferred(),
  },
  "rest.variant_values": {
    what: "A variant with the option values of another one (409).",
    text: "Variant with the same option values set exists",
    source: reported,
  },
  "rest.variant_value_missing": {
    what: "A variant without a value of one of the product's options.",
    text: "A value of the option {option} is missing.",
    source: inferred(),
  },
  "rest.base_variant": {
    what: "Deleting the only variant of a product (409).",
    text: "The base variant of a product cannot be deleted",
    source: inferred(),
  },
  "rest.path_in_use": {
    what: "A `custom_url` that something else has (409).",
    text: "The url {path} is a duplicate",
    source: inferred(),
  },
  "rest.product_quantities": {
    what: "An `order_quantity_minimum` above the `order_quantity_maximum` (422).",
    text: "order_quantity_minimum must not be more than order_quantity_maximum",
    source: inferred(),
  },
  "rest.category_name": {
    what: "A category with the name of another one below the same parent (409).",
    text: "The category name is a duplicate",
    source: inferred(),
  },
  "rest.category_parent": {
    what: "A category whose parent does not exist, or lies below it (422).",
    text: "The category {parentId} cannot be the parent.",
    source: inferred(),
  },
  "rest.inventory_by_product": {
    what: "An adjustment that names the variant of a product without options (422).",
    text: "[Item with variant_id {id} is tracked by product, please update stock by product id]",
    source: documented(pages.inventory),
  },
  "rest.inventory_by_variant": {
    what: "An adjustment that names a product with options (422).",
    text: "[Item with product_id {id} is tracked by variant, please update stock by variant id]",
    source: inferred(),
  },
  "rest.inventory_untracked": {
    what: "An adjustment of an item whose stock is not tracked (422).",
    text: "[Inventory of the item with variant_id {id} is not tracked]",
    source: inferred(),
  },
  "rest.inventory_negative": {
    what: "An adjustment that would leave less than nothing, or more than 2,147,483,647 units (422).",
    text: "[The quantity of the item with variant_id {id} at location {location} would be {quantity}]",
    source: inferred(),
  },
  "rest.brand_name": {
    what: "A brand with the name of another one (409).",
    text: "The brand name is a duplicate",
    source: inferred(),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
