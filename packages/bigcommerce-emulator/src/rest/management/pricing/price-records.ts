import type { z } from "zod";
import type { StoredPriceList, StoredPriceRecord } from "../../../store/management/price-list.js";
import { bodyListOf, bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { includes } from "../protocol/fields.js";
import {
  amountFilters,
  dateFilters,
  type Filters,
  filtered,
  integerFilters,
  textFilters,
} from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { priceListOf } from "./price-lists.js";

/** BigCommerce creates fewer at once than it updates. */
const mostCreated = 100;
const mostUpserted = 1000;

const pricesSchema = fields.object({
  price: fields.amount.optional(),
  sale_price: fields.amount.nullable().optional(),
  retail_price: fields.amount.nullable().optional(),
  map_price: fields.amount.nullable().optional(),
  bulk_pricing_tiers: fields
    .list(
      fields.object({
        quantity_min: fields.integer.positive("error.min"),
        quantity_max: fields.integer.positive("error.min").nullable().optional(),
        type: fields.choice(["fixed", "price", "percent"]),
        amount: fields.amount,
      }),
    )
    .optional(),
});

const recordSchema = pricesSchema.extend({
  variant_id: fields.id.optional(),
  sku: fields.text.optional(),
  currency: fields.text.regex(/^[a-z]{3}$/i, "error.pattern"),
});

type Prices = z.output<typeof pricesSchema>;

interface KnownVariant {
  readonly variantId: number;
  readonly productId: number;
  readonly sku: string;
}

function knownVariants({ data }: ManagementCall): KnownVariant[] {
  return [...data.products.values()].flatMap(({ entityId, variants }) =>
    variants.map((variant) => ({ variantId: variant.entityId, productId: entityId, sku: variant.sku })),
  );
}

function recordFilters(variants: readonly KnownVariant[]): Filters<StoredPriceRecord> {
  const of = ({ variantEntityId }: StoredPriceRecord) =>
    variants.find(({ variantId }) => variantId === variantEntityId);
  return {
    ...integerFilters("variant_id", ({ variantEntityId }) => [variantEntityId], ["in"]),
    ...integerFilters("product_id", (record) => [of(record)?.productId ?? 0], ["in"]),
    ...textFilters("currency", ({ currencyCode }) => currencyCode, ["", "in"]),
    ...textFilters("sku", (record) => of(record)?.sku ?? "", ["", "in"]),
    ...amountFilters("price", ({ price }) => price),
    ...amountFilters("sale_price", ({ salePrice }) => salePrice),
    ...amountFilters("retail_price", ({ retailPrice }) => retailPrice),
    ...amountFilters("map_price", ({ mapPrice }) => mapPrice),
    ...amountFilters("calculated_price", ({ salePrice, price }) => salePrice ?? price),
    ...dateFilters("date_created", ({ createdAt }) => createdAt),
    ...dateFilters("date_modified", ({ modifiedAt }) => modifiedAt),
  };
}

function recordJson(
  call: ManagementCall,
  list: StoredPriceList,
  variants: readonly KnownVariant[],
  record: StoredPriceRecord,
) {
  const variant = variants.find(({ variantId }) => variantId === record.variantEntityId);
  const tiers = record.bulkPricingTiers.map(({ quantityMin, quantityMax, type, amount }) => ({
    quantity_min: quantityMin,
    quantity_max: quantityMax,
    type,
    amount,
  }));
  return {
    price_list_id: list.entityId,
    variant_id: record.variantEntityId,
    product_id: variant?.productId ?? null,
    currency: record.currencyCode.toLowerCase(),
    price: record.price,
    sale_price: record.salePrice,
    retail_price: record.retailPrice,
    map_price: record.mapPrice,
    calculated_price: record.salePrice ?? record.price,
    date_created: record.createdAt,
    date_modified: record.modifiedAt,
    ...(includes(call, "sku") ? { sku: variant?.sku ?? "" } : {}),
    ...(includes(call, "bulk_pricing_tiers") ? { bulk_pricing_tiers: tiers } : {}),
  };
}

function listRecords(call: ManagementCall, ofVariant?: number) {
  const list = priceListOf(call);
  const variants = knownVariants(call);
  const records = list.records.filter(
    ({ variantEntityId }) => ofVariant === undefined || variantEntityId === ofVariant,
  );
  const found = filtered(call, records, recordFilters(variants));
  return v3List(call, found, (record) => recordJson(call, list, variants, record));
}

/** Creates records, or with `mayExist` replaces those that are there. All of the request, or none. */
function writeRecords(call: ManagementCall, mayExist: boolean) {
  const list = priceListOf(call);
  const inputs = bodyListOf(call, recordSchema, mayExist ? mostUpserted : mostCreated);
  const variants = knownVariants(call);
  const targets = inputs.map((input, index) => {
    const { variant_id, sku } = input;
    if (variant_id === undefined && sku === undefined) throw refusals.v3.missing(`${index}.variant_id`);
    const variant = variants.find((known) =>
      variant_id === undefined ? known.sku === sku : known.variantId === variant_id,
    );
    if (variant === undefined) throw refusals.v3.unknown(`${index}.variant_id`, "variant", variant_id ?? sku);
    const currencyCode = input.currency.toUpperCase();
    const known = recordIn(list, variant.variantId, currencyCode);
    if (known !== undefined && !mayExist)
      throw refusals.v3.conflict(`${index}.variant_id`, "rest.price_record");
    if (known === undefined && input.price === undefined) throw refusals.v3.missing(`${index}.price`);
    return { variantId: variant.variantId, currencyCode, input };
  });
  for (const target of targets) putRecord(call, list, target);
  return v3Data({});
}

function recordIn(list: StoredPriceList, variantId: number, currencyCode: string) {
  return list.records.find(
    (record) => record.variantEntityId === variantId && record.currencyCode === currencyCode,
  );
}

interface RecordTarget {
  readonly variantId: number;
  readonly currencyCode: string;
  readonly input: Prices;
}

function putRecord(
  call: ManagementCall,
  list: StoredPriceList,
  { variantId, currencyCode, input }: RecordTarget,
): StoredPriceRecord {
  const known = recordIn(list, variantId, currencyCode);
  const record: StoredPriceRecord = {
    variantEntityId: variantId,
    currencyCode,
    price: input.price ?? known?.price ?? 0,
    salePrice: input.sale_price === undefined ? (known?.salePrice ?? null) : input.sale_price,
    retailPrice: input.retail_price === undefined ? (known?.retailPrice ?? null) : input.retail_price,
    mapPrice: input.map_price === undefined ? (known?.mapPrice ?? null) : input.map_price,
    bulkPricingTiers:
      input.bulk_pricing_tiers?.map(({ quantity_min, quantity_max, type, amount }) => ({
        quantityMin: quantity_min,
        quantityMax: quantity_max ?? null,
        type,
        amount,
      })) ??
      known?.bulkPricingTiers ??
      [],
    createdAt: known?.createdAt ?? timeOf(call),
    modifiedAt: timeOf(call),
  };
  list.records = [...list.records.filter((other) => other !== known), record];
  list.modifiedAt = timeOf(call);
  return record;
}

const currencyParam = ({ params }: ManagementCall) => (params.currency_code ?? "").toUpperCase();

function showRecord(call: ManagementCall) {
  const list = priceListOf(call);
  const record = recordIn(list, idParam(call, "variant_id"), currencyParam(call));
  if (record === undefined) throw refusals.v3.notFound();
  return v3Data(recordJson(call, list, knownVariants(call), record));
}

function setRecord(call: ManagementCall) {
  const list = priceListOf(call);
  const variantId = idParam(call, "variant_id");
  const variants = knownVariants(call);
  if (!variants.some((known) => known.variantId === variantId)) throw refusals.v3.notFound();
  const input = bodyOf(call, pricesSchema);
  const currencyCode = currencyParam(call);
  const isNew = recordIn(list, variantId, currencyCode) === undefined;
  if (isNew && input.price === undefined) throw refusals.v3.missing("price");
  const record = putRecord(call, list, { variantId, currencyCode, input });
  return v3Data(recordJson(call, list, variants, record));
}

function deleteRecords(call: ManagementCall) {
  const list = priceListOf(call);
  const deleted = new Set(filtered(call, list.records, recordFilters(knownVariants(call))));
  list.records = list.records.filter((record) => !deleted.has(record));
  return noContent();
}

function deleteRecord(call: ManagementCall) {
  const list = priceListOf(call);
  const record = recordIn(list, idParam(call, "variant_id"), currencyParam(call));
  list.records = list.records.filter((known) => known !== record);
  return noContent();
}

export const priceRecordResources = [
  resource("v3/pricelists/{price_list_id}/records", scopes.products, {
    GET: (call) => listRecords(call),
    POST: (call) => writeRecords(call, false),
    PUT: (call) => writeRecords(call, true),
    DELETE: deleteRecords,
  }),
  resource("v3/pricelists/{price_list_id}/records/{variant_id}", scopes.products, {
    GET: (call) => listRecords(call, idParam(call, "variant_id")),
  }),
  resource("v3/pricelists/{price_list_id}/records/{variant_id}/{currency_code}", scopes.products, {
    GET: showRecord,
    PUT: setRecord,
    DELETE: deleteRecord,
  }),
];
