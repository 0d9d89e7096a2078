import { z } from "zod";
import { textLimits } from "../../../store/input/text-limits.js";
import { fields } from "../protocol/body.js";
import { variantFields } from "./variant-input.js";

const customFieldSchema = fields.object({
  id: fields.id.optional(),
  name: fields.words,
  value: fields.words,
});

// The store keeps quantity discounts in percent; the other types of rule are not carried out.
const bulkPricingSchema = fields.object({
  quantity_min: fields.integer.min(2, "error.min"),
  quantity_max: fields.integer.optional(),
  type: fields.choice(["percent"]),
  amount: fields.amount,
});

/** Kept and returned, without any effect. */
export const managementOnly = {
  cost_price: fields.amount,
  tax_class_id: fields.integer,
  product_tax_code: fields.text,
  fixed_cost_shipping_price: fields.amount,
  bin_picking_number: fields.text,
  layout_file: fields.text,
  gift_wrapping_options_type: fields.text,
  gift_wrapping_options_list: fields.list(fields.integer),
  is_condition_shown: fields.flag,
  view_count: fields.integer,
  is_preorder_only: fields.flag,
  price_hidden_label: fields.text,
  open_graph_type: fields.text,
  open_graph_title: fields.text,
  open_graph_description: fields.text,
  open_graph_use_meta_description: fields.flag,
  open_graph_use_product_name: fields.flag,
  open_graph_use_image: fields.flag,
};

const optional = {
  sku: fields.text,
  description: fields.text,
  width: fields.amount,
  depth: fields.amount,
  height: fields.amount,
  retail_price: fields.amount,
  sale_price: fields.amount,
  map_price: fields.amount,
  categories: fields.list(fields.id),
  brand_id: fields.idOrNone,
  brand_name: fields.words.max(textLimits.brandName, "error.maxLength"),
  inventory_level: fields.integer.min(0, "error.min"),
  inventory_warning_level: fields.integer.min(0, "error.min"),
  inventory_tracking: fields.choice(["none", "product", "variant"]),
  is_free_shipping: fields.flag,
  is_visible: fields.flag,
  is_featured: fields.flag,
  is_price_hidden: fields.flag,
  related_products: fields.list(fields.integer),
  warranty: fields.text,
  upc: fields.text,
  mpn: fields.text,
  gtin: fields.text,
  search_keywords: fields.text,
  sort_order: fields.integer,
  condition: fields.choice(["New", "Used", "Refurbished"]),
  order_quantity_minimum: fields.integer.min(0, "error.min"),
  order_quantity_maximum: fields.integer.min(0, "error.min"),
  page_title: fields.text,
  meta_keywords: fields.list(fields.text),
  meta_description: fields.text,
  availability: fields.choice(["available", "disabled", "preorder"]),
  availability_description: fields.text,
  preorder_release_date: z.string().nullable(),
  preorder_message: fields.text,
  custom_url: fields.object({ url: fields.path.optional() }),
  custom_fields: fields.list(customFieldSchema),
  bulk_pricing_rules: fields.list(bulkPricingSchema),
  images: fields.list(
    fields.object({ image_url: fields.text.optional(), description: fields.text.optional() }),
  ),
  ...managementOnly,
};

const required = {
  name: fields.words.max(textLimits.productName, "error.maxLength"),
  type: fields.choice(["physical", "digital"]),
  weight: fields.amount,
  price: fields.amount,
};

export const newProductSchema = fields.object({
  ...required,
  ...fields.object(optional).partial().shape,
  variants: fields.list(fields.object(variantFields)).optional(),
});

export const productChangesSchema = fields.object({ ...required, ...optional }).partial();

export type ProductChanges = z.output<typeof productChangesSchema>;
export type NewProduct = z.output<typeof newProductSchema>;
