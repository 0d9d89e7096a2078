import { z } from "zod";
import { unitPrice } from "../../../resolvers/catalog/pricing.js";
import { countryName } from "../../../resolvers/common/geography-names.js";
import type { StoredProduct, StoredVariant } from "../../../store/catalog/catalog.js";
import type { StoredOrder, StoredOrderAddress, StoredOrderLineItem } from "../../../store/order.js";
import { nextEntityId } from "../../../store/store-data.js";
import { assignGiven, fields } from "../protocol/body.js";
import { type ManagementCall, timeOf } from "../protocol/call.js";
import { refusals } from "../protocol/refusal.js";
import { statusOfId } from "./order-statuses.js";

const addressSchema = fields
  .object({
    first_name: fields.text,
    last_name: fields.text,
    company: fields.text,
    street_1: fields.text,
    street_2: fields.text,
    city: fields.text,
    state: fields.text,
    zip: z.union([z.string(), z.number().transform(String)]),
    country: fields.text,
    country_iso2: fields.text,
    phone: fields.text,
    email: fields.text,
  })
  .partial();

const lineSchema = fields.object({
  product_id: fields.id.optional(),
  variant_id: fields.id.optional(),
  product_options: fields.list(fields.object({ id: z.coerce.number(), value: z.coerce.number() })).optional(),
  name: fields.words.optional(),
  sku: fields.text.optional(),
  quantity: fields.integer.positive("error.min"),
  price_ex_tax: fields.decimal.optional(),
  price_inc_tax: fields.decimal.optional(),
});

export const orderChangesSchema = fields.object({
  status_id: fields.integer.optional(),
  customer_id: fields.idOrNone.optional(),
  billing_address: addressSchema.optional(),
  shipping_addresses: fields.list(addressSchema).max(1, "error.maxLength").optional(),
  customer_message: fields.text.optional(),
  staff_notes: fields.text.optional(),
  discount_amount: fields.decimal.optional(),
  shipping_cost_ex_tax: fields.decimal.optional(),
  handling_cost_ex_tax: fields.decimal.optional(),
  channel_id: fields.id.optional(),
  payment_method: fields.text.optional(),
  external_source: fields.text.nullable().optional(),
  external_order_id: fields.text.optional(),
});

export const newOrderSchema = orderChangesSchema.extend({
  billing_address: addressSchema,
  products: fields.list(lineSchema).min(1, "error.minLength"),
});

type AddressInput = z.output<typeof addressSchema>;
type LineInput = z.output<typeof lineSchema>;
type OrderChanges = z.output<typeof orderChangesSchema>;

/** Checks and stores a new order, at the customer's own prices where none are given. */
export function createOrder(call: ManagementCall, input: z.output<typeof newOrderSchema>): StoredOrder {
  const { data } = call;
  check(call, input);
  const entityId = nextEntityId(data.orders.keys());
  const empty = emptyAddress();
  const order: StoredOrder = {
    entityId,
    customerId: input.customer_id ?? 0,
    status: "PENDING",
    orderedAt: timeOf(call),
    updatedAt: timeOf(call),
    currencyCode: data.settings.currencies[0]?.code ?? "USD",
    billingAddress: empty,
    shippingAddress: empty,
    lineItems: input.products.map((line, index) => lineItem(call, input, line, entityId * 10 + index)),
    shipments: [],
    payments: [],
    shippingCost: 0,
    handlingCost: 0,
    nonCouponDiscount: 0,
    couponDiscounts: [],
    taxes: [],
    customerMessage: null,
  };
  writeOrder(order, { ...input, shipping_addresses: input.shipping_addresses ?? [input.billing_address] });
  data.orders.set(entityId, order);
  return order;
}

export function updateOrder(call: ManagementCall, order: StoredOrder, input: OrderChanges): void {
  check(call, input);
  writeOrder(order, input);
  order.updatedAt = timeOf(call);
}

function check({ data, channelIds }: ManagementCall, input: OrderChanges): void {
  const { status_id, customer_id, channel_id } = input;
  if (status_id !== undefined && statusOfId(status_id) === undefined) throw refusals.v2.invalid("status_id");
  if (customer_id && !data.customers.has(customer_id))
    throw refusals.v2.unknown("customer_id", "customer", customer_id);
  if (channel_id !== undefined && !channelIds.includes(channel_id))
    throw refusals.v2.unknown("channel_id", "channel", channel_id);
}

function writeOrder(order: StoredOrder, input: OrderChanges): void {
  const [shippingAddress] = input.shipping_addresses ?? [];
  assignGiven(order, {
    status: statusOfId(input.status_id ?? -1),
    customerId: input.customer_id,
    customerMessage: input.customer_message,
    staffNotes: input.staff_notes,
    nonCouponDiscount: input.discount_amount,
    shippingCost: input.shipping_cost_ex_tax,
    handlingCost: input.handling_cost_ex_tax,
    channelId: input.channel_id,
  });
  if (input.billing_address !== undefined)
    order.billingAddress = withAddress(order.billingAddress, input.billing_address);
  if (shippingAddress !== undefined)
    order.shippingAddress = withAddress(order.shippingAddress, shippingAddress);
  const { payment_method, external_source, external_order_id } = input;
  const kept = Object.entries({ payment_method, external_source, external_order_id }).filter(
    ([, value]) => value !== undefined,
  );
  const managementFields = z.record(z.string(), z.json()).parse(Object.fromEntries(kept));
  order.managementFields = { ...order.managementFields, ...managementFields };
}

function lineItem(
  call: ManagementCall,
  order: OrderChanges,
  line: LineInput,
  entityId: number,
): StoredOrderLineItem {
  const { product_id, name, price_ex_tax, price_inc_tax } = line;
  const given = price_ex_tax ?? price_inc_tax;
  if (product_id === undefined) {
    if (name === undefined) throw refusals.v2.required("product_id");
    if (given === undefined) throw refusals.v2.required("price_ex_tax");
    return storedLine(entityId, line, { name, sku: line.sku ?? "", price: given });
  }
  const product = call.data.products.get(product_id);
  if (product === undefined) throw refusals.v2.unknown("product_id", "product", product_id);
  const variant = variantOf(product, line);
  const price = given ?? unitPrice(call.data, order.customer_id || null, product, variant, order.channel_id);
  const named = { name: name ?? product.name, sku: variant.sku || product.sku, price, product, variant };
  const brand = call.data.brands.get(product.brandEntityId ?? 0)?.name ?? null;
  return { ...storedLine(entityId, line, named), brand };
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

interface NamedLine {
  readonly name: string;
  readonly sku: string;
  readonly price: number;
  readonly product?: StoredProduct;
  readonly variant?: StoredVariant;
}

function storedLine(entityId: number, { quantity }: LineInput, named: NamedLine): StoredOrderLineItem {
  const { product, variant, name, sku, price } = named;
  const productOptions = (product?.options ?? []).map((option, position) => ({
    name: option.displayName,
    value:
      option.values.find((value) => value.entityId === variant?.optionValueEntityIds[position])?.label ?? "",
  }));
  return {
    entityId,
    productEntityId: product?.entityId ?? 0,
    variantEntityId: variant?.entityId ?? null,
    name,
    sku,
    brand: null,
    quantity,
    refundedQuantity: 0,
    listPrice: price,
    salePrice: price,
    productOptions,
    imageSlug: variant?.imageSlug ?? product?.images[0]?.slug ?? null,
  };
}

function emptyAddress(): StoredOrderAddress {
  return {
    firstName: "",
    lastName: "",
    company: null,
    address1: "",
    address2: null,
    city: "",
    stateOrProvince: null,
    stateOrProvinceCode: null,
    country: "",
    countryCode: "US",
    postalCode: "",
    phone: null,
    email: null,
  };
}

function withAddress(address: StoredOrderAddress, input: AddressInput): StoredOrderAddress {
  const code = input.country_iso2?.toUpperCase() ?? address.countryCode;
  const country = countryName(code);
  if (country === null) throw refusals.v2.invalid("country_iso2");
  return {
    firstName: input.first_name ?? address.firstName,
    lastName: input.last_name ?? address.lastName,
    company: input.company ?? address.company,
    address1: input.street_1 ?? address.address1,
    address2: input.street_2 ?? address.address2,
    city: input.city ?? address.city,
    stateOrProvince: input.state ?? address.stateOrProvince,
    stateOrProvinceCode: input.state === undefined ? address.stateOrProvinceCode : null,
    country: input.country ?? country,
    countryCode: code,
    postalCode: input.zip ?? address.postalCode,
    phone: input.phone ?? address.phone,
    email: input.email ?? address.email,
  };
}
