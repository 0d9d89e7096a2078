import type { z } from "zod";
import type { StoredProduct, StoredVariant } from "../../../store/catalog/catalog.js";
import { roundToCents } from "../../../store/money-amount.js";
import { assignGiven, fields } from "../protocol/body.js";
import { fieldsOf, keepFields } from "../protocol/kept-fields.js";
import { slugOfUrl } from "./image-json.js";

const optionValueSchema = fields.object({
  id: fields.id.optional(),
  option_id: fields.id.optional(),
  label: fields.words.optional(),
  option_display_name: fields.words.optional(),
});

/** Kept and returned, without any effect. */
const managementOnly = {
  map_price: fields.amount.nullable(),
  cost_price: fields.amount.nullable(),
  weight: fields.amount.nullable(),
  width: fields.amount.nullable(),
  height: fields.amount.nullable(),
  depth: fields.amount.nullable(),
  is_free_shipping: fields.flag,
  fixed_cost_shipping_price: fields.amount.nullable(),
  purchasing_disabled_message: fields.text,
  inventory_warning_level: fields.integer,
  bin_picking_number: fields.text,
};

export const variantFields = fields
  .object({
    sku: fields.text,
    price: fields.amount.nullable(),
    sale_price: fields.amount.nullable(),
    retail_price: fields.amount.nullable(),
    inventory_level: fields.integer.min(0, "error.min"),
    purchasing_disabled: fields.flag,
    image_url: fields.text,
    upc: fields.text,
    mpn: fields.text,
    gtin: fields.text,
    option_values: fields.list(optionValueSchema),
    ...managementOnly,
  })
  .partial().shape;

export const variantChangesSchema = fields.object(variantFields);

export type VariantChanges = z.output<typeof variantChangesSchema>;

/** Writes the given fields into the variant; option values are not among them. */
export function applyVariant(product: StoredProduct, variant: StoredVariant, input: VariantChanges): void {
  assignGiven(variant, {
    sku: input.sku,
    stock: input.inventory_level,
    salePrice: input.sale_price,
    retailPrice: input.retail_price,
    isPurchasingDisabled: input.purchasing_disabled,
    imageSlug:
      input.image_url === undefined ? undefined : input.image_url === "" ? null : slugOfUrl(input.image_url),
    upc: input.upc,
    mpn: input.mpn,
    gtin: input.gtin,
  });
  if (input.price !== undefined)
    variant.priceDifference = input.price === null ? 0 : roundToCents(input.price - product.listPrice);
  keepFields(variant, fieldsOf(managementOnly, input));
}
