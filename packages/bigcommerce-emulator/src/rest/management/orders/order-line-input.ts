import { z } from "zod";
import { unitPrice } from "../../../resolvers/catalog/pricing.js";
import { amountIn } from "../../../resolvers/common/money.js";
import type { StoredProduct, StoredVariant } from "../../../store/catalog/catalog.js";
import { textLimits } from "../../../store/input/text-limits.js";
import type { SparseOrder, StoredOrder } from "../../../store/order.js";
import { taxOn } from "../../../store/tax.js";
import { fields, mostAmount } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { refusals } from "../protocol/refusal.js";

export const orderLineSchema = fields.object({
  product_id: fields.id.optional(),
  variant_id: fields.id.optional(),
  product_options: fields.list(fields.object({ id: z.coerce.number(), value: z.coerce.number() })).optional(),
  name: fields.words.max(textLimits.order.lineName, "error.maxLength").optional(),
  sku: fields.textUpTo(textLimits.order.sku).optional(),
  quantity: fields.integer.positive("error.min"),
  price_ex_tax: fields.decimal.optional(),
  price_inc_tax: fields.decimal.optional(),
});

type LineInput = z.output<typeof orderLineSchema>;
type SparseLine = SparseOrder["lineItems"][number];

/** Who the order is for: on that depend prices and taxes. */
export type OrderedBy = Pick<StoredOrder, "customerId" | "channelId" | "currencyCode">;

/** A line of a new order, at the customer's own price where none is given. */
export function orderLine(call: ManagementCall, by: OrderedBy, input: LineInput): SparseLine {
  const { product_id, name } = input;
  if (product_id !== undefined) return catalogLine(call, by, input, product_id);
  if (name === undefined) throw refusals.v2.required("product_id");
  const price = givenPrice(call, by, input);
  if (price === undefined) throw refusals.v2.required("price_ex_tax");
  return {
    ...baseLine(call, input, price),
    productEntityId: 0,
    variantEntityId: null,
    name,
    sku: input.sku ?? "",
    brand: null,
    productOptions: [],
    imageSlug: null,
  };
}

function catalogLine(call: ManagementCall, by: OrderedBy, input: LineInput, productId: number): SparseLine {
  const { data } = call;
  const product = data.products.get(productId);
  if (product === undefined) throw refusals.v2.unknown("product_id", "product", productId);
  const variant = variantOf(product, input);
  const price = givenPrice(call, by, input) ?? ownPrice(call, by, product, variant);
  return {
    ...baseLine(call, input, price),
    productEntityId: product.entityId,
    variantEntityId: variant.entityId,
    name: input.name ?? product.name,
    sku: variant.sku || product.sku,
    brand: data.brands.get(product.brandEntityId ?? 0)?.name ?? null,
    productOptions: optionsOf(product, variant),
    imageSlug: variant.imageSlug ?? product.images[0]?.slug ?? null,
  };
}

interface UnitPrice {
  readonly exTax: number;
  readonly tax: number;
}

function baseLine({ data }: ManagementCall, { quantity }: LineInput, { exTax, tax }: UnitPrice) {
  if ((exTax + tax) * quantity > mostAmount) throw refusals.v2.invalid("quantity");
  const entityId = data.orderIds.lines.next();
  return { entityId, quantity, refundedQuantity: 0, listPrice: exTax, salePrice: exTax, unitTax: tax };
}

// Prices have four decimals.
const inPriceDecimals = (amount: number) => Number(amount.toFixed(4));

/** Both prices may be given. From one of them the other follows by the store's tax. */
function givenPrice(
  { data }: ManagementCall,
  { customerId }: OrderedBy,
  { price_ex_tax: exTax, price_inc_tax: incTax }: LineInput,
): UnitPrice | undefined {
  if (exTax !== undefined) {
    if (incTax !== undefined && incTax < exTax) throw refusals.v2.invalid("price_inc_tax");
    const tax = incTax === undefined ? taxOn(data, customerId, exTax) : incTax - exTax;
    return { exTax, tax: inPriceDecimals(tax) };
  }
  if (incTax === undefined) return undefined;
  const ratePercent = taxOn(data, customerId, 100);
  const without = inPriceDecimals(incTax / (1 + ratePercent / 100));
  return { exTax: without, tax: inPriceDecimals(incTax - without) };
}

function ownPrice(
  { data }: ManagementCall,
  { customerId, channelId, currencyCode }: OrderedBy,
  product: StoredProduct,
  variant: StoredVariant,
): UnitPrice {
  const price = unitPrice(data, customerId || null, product, variant, channelId);
  const exTax = amountIn(data, price, currencyCode);
  return { exTax, tax: taxOn(data, customerId, exTax) };
}

function variantOf(product: StoredProduct, { variant_id, product_options }: LineInput): StoredVariant {
  const variant = product.variants.find(
    ({ entityId, optionValueEntityIds }) =>
      entityId === variant_id ||
      (variant_id === undefined &&
        optionValueEntityIds.every((valueId) => product_options?.some(({ value }) => value === valueId))),
  );
  if (variant === undefined) throw refusals.v2.invalid("product_options");
  return variant;
}

function optionsOf({ options }: StoredProduct, { optionValueEntityIds }: StoredVariant) {
  return options.map((option, position) => {
    const valueEntityId = optionValueEntityIds[position] ?? null;
    return {
      name: option.displayName,
      value: option.values.find(({ entityId }) => entityId === valueEntityId)?.label ?? "",
      productAttributeEntityId: option.entityId,
      productAttributeValueEntityId: valueEntityId,
    };
  });
}
