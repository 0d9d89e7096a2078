import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StoredCustomerGroup, StoredDiscountRule } from "../../store/customer.js";
import type { StoredPriceList, StoredPriceRecord } from "../../store/management/price-list.js";
import { roundToCents } from "../../store/money-amount.js";
import type { StoreData } from "../../store/store-data.js";

/** Who pays. Without a channel, price lists of channels do not count. */
export interface PricedShopper {
  readonly data: StoreData;
  readonly customerId: number | null;
  readonly channelId?: number | undefined;
}

/** The prices of one unit of a variant for a shopper. */
export interface ShopperPrice {
  readonly listPrice: number;
  readonly salePrice: number | null;
  readonly retailPrice: number | null;
  readonly mapPrice: number | null;
  /** What the shopper pays, before quantity discounts. */
  readonly price: number;
  /** Of a price list, whose quantity discounts replace the product's. */
  readonly record: StoredPriceRecord | null;
}

/**
 * The prices of a variant, in BigCommerce's order: the price list of the shopper's group in this channel, that of the
 * group, the group's discounts, the price list of the channel, the catalogue. What a price list does not have has its
 * price of the catalogue.
 *
 * @param currencyCode - of the amounts
 * @returns null if no price list has a price in this currency, and it is not the store's default
 * @see https://developer.bigcommerce.com/docs/rest-management/price-lists
 */
export function shopperPrice(
  shopper: PricedShopper,
  product: StoredProduct,
  variant: StoredVariant,
  currencyCode: string,
): ShopperPrice | null {
  const group = groupOf(shopper);
  const list = priceListOf(shopper, group);
  const record = list?.records.find(
    (known) => known.variantEntityId === variant.entityId && known.currencyCode === currencyCode,
  );
  if (record !== undefined) return priceOfRecord(record, addedBySelections(product, variant));
  if (currencyCode !== shopper.data.settings.currencies[0]?.code) return null;
  const catalogue = catalogPrice(product, variant);
  if (group === undefined || hasPriceList(shopper, group)) return catalogue;
  return { ...catalogue, price: discounted(group, product, catalogue.price) };
}

function groupOf({ data, customerId }: PricedShopper): StoredCustomerGroup | undefined {
  if (customerId === null) return [...data.customerGroups.values()].find(({ isForGuests }) => isForGuests);
  return data.customerGroups.get(data.customers.get(customerId)?.customerGroupId ?? 0);
}

function priceListOf(
  shopper: PricedShopper,
  group: StoredCustomerGroup | undefined,
): StoredPriceList | undefined {
  const { channelId } = shopper;
  if (group !== undefined) {
    const ofGroup =
      assigned(shopper, group.entityId, channelId) ?? assigned(shopper, group.entityId, undefined);
    if (ofGroup !== undefined || hasDiscounts(group)) return ofGroup;
  }
  return channelId === undefined ? undefined : assigned(shopper, null, channelId);
}

function hasPriceList(shopper: PricedShopper, { entityId }: StoredCustomerGroup): boolean {
  return (
    (assigned(shopper, entityId, shopper.channelId) ?? assigned(shopper, entityId, undefined)) !== undefined
  );
}

function hasDiscounts({ percentOff, discountRules = [] }: StoredCustomerGroup): boolean {
  return percentOff > 0 || discountRules.length > 0;
}

/** The active price list of a group, a channel, or a group in a channel. */
function assigned(
  { data }: PricedShopper,
  groupId: number | null,
  channelId: number | undefined,
): StoredPriceList | undefined {
  const lists = [...data.priceListAssignments.values()].flatMap((assignment) => {
    const isMeant =
      assignment.customerGroupEntityId === groupId && assignment.channelEntityId === (channelId ?? null);
    return isMeant ? (data.priceLists.get(assignment.priceListEntityId) ?? []) : [];
  });
  return lists.find(({ active }) => active);
}

/** What the options that were chosen add to the price of a variant, which a price list knows nothing of. */
function addedBySelections(product: StoredProduct, { entityId, priceDifference }: StoredVariant): number {
  const stored = product.variants.find((known) => known.entityId === entityId);
  return stored === undefined ? 0 : priceDifference - stored.priceDifference;
}

function priceOfRecord(record: StoredPriceRecord, added: number): ShopperPrice {
  const withAdded = (amount: number | null) => (amount === null ? null : roundToCents(amount + added));
  const listPrice = roundToCents(record.price + added);
  const salePrice = withAdded(record.salePrice);
  return {
    listPrice,
    salePrice,
    retailPrice: withAdded(record.retailPrice),
    mapPrice: record.mapPrice,
    price: salePrice ?? listPrice,
    record,
  };
}

function catalogPrice(product: StoredProduct, variant: StoredVariant): ShopperPrice {
  const { priceDifference } = variant;
  const withVariant = (amount: number | null) =>
    amount === null ? null : roundToCents(amount + priceDifference);
  const listPrice = roundToCents(product.listPrice + priceDifference);
  const salePrice = variant.salePrice ?? withVariant(product.salePrice);
  return {
    listPrice,
    salePrice,
    retailPrice: variant.retailPrice ?? withVariant(product.retailPrice),
    mapPrice: product.mapPrice ?? null,
    price: salePrice ?? listPrice,
    record: null,
  };
}

/** Of several rules, the one for the product counts, then one for a category, then the one for everything. */
function discounted(group: StoredCustomerGroup, product: StoredProduct, price: number): number {
  const rules = group.discountRules ?? [];
  const rule =
    rules.find(({ type, entityId }) => type === "product" && entityId === product.entityId) ??
    rules.find(
      ({ type, entityId }) => type === "category" && product.categoryEntityIds.includes(entityId ?? 0),
    ) ??
    rules.find(({ type }) => type === "all");
  return rule === undefined ? lessPercent(price, group.percentOff) : byRule(rule, price);
}

function byRule({ method, amount }: StoredDiscountRule, price: number): number {
  if (method === "percent") return lessPercent(price, amount);
  return method === "fixed" ? amount : roundToCents(Math.max(0, price - amount));
}

function lessPercent(price: number, percentOff: number): number {
  return roundToCents(price * (1 - percentOff / 100));
}
