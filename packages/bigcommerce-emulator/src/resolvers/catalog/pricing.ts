import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StoredPriceRecord } from "../../store/management/price-list.js";
import { roundToCents } from "../../store/money-amount.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { taxOn } from "../../store/tax.js";
import { defaultCurrencyCode, type Money, money, moneyIn } from "../common/money.js";
import { type PricedShopper, type ShopperPrice, shopperPrice } from "./shopper-price.js";

/** The price of one unit in the shopper's cart, before quantity discounts. */
export function unitPrice(
  data: StoreData,
  customerId: number | null,
  product: StoredProduct,
  variant: StoredVariant,
  channelId?: number,
): number {
  return defaultPrice({ data, customerId, channelId }, product, variant).price;
}

/** In the store's default currency, in which everything has a price. */
function defaultPrice(shopper: PricedShopper, product: StoredProduct, variant: StoredVariant): ShopperPrice {
  const price = shopperPrice(shopper, product, variant, defaultCurrencyCode(shopper.data));
  if (price === null) throw new Error(`Product ${product.entityId} has no price.`);
  return price;
}

/** The price without any customer group. Search filters and sorts by it. */
export function publicPrice(product: StoredProduct): number {
  return product.salePrice ?? product.listPrice;
}

interface PriceArguments extends TaxArguments {
  readonly currencyCode?: string | null;
}

interface TaxArguments {
  readonly includeTax?: boolean | null;
}

/** The `prices` of a product, or of one of its variants. */
export function prices(context: StorefrontContext, product: StoredProduct, variant: StoredVariant) {
  return ({ currencyCode, includeTax }: PriceArguments) => {
    const { own, inOwnCurrency } = pricesIn(context, product, variant, currencyCode);
    const shown = shownAmount(context, includeTax);
    const inCurrency = (amount: number) => inOwnCurrency(shown(amount));
    const orNull = (amount: number | null) => (amount === null ? null : inCurrency(amount));
    const { price, retailPrice } = own;
    const isSaved = retailPrice !== null && retailPrice > price;
    return {
      price: inCurrency(price),
      salePrice: orNull(own.salePrice),
      basePrice: inCurrency(own.listPrice),
      retailPrice: orNull(retailPrice),
      mapPrice: orNull(own.mapPrice),
      ...ranges(context, product, (amount) => money(context.data, shown(amount), currencyCode)),
      saved: isSaved ? inOwnCurrency(roundToCents(shown(retailPrice) - shown(price))) : null,
      bulkPricing: own.record === null ? bulkPricing(product) : recordTiers(own.record),
    };
  };
}

/** The older `priceRanges` of a product. */
export function priceRanges(context: StorefrontContext, product: StoredProduct) {
  return ({ includeTax }: TaxArguments) => {
    const shown = shownAmount(context, includeTax);
    return ranges(context, product, (amount) => money(context.data, shown(amount)));
  };
}

/** Prices are stored without tax. */
function shownAmount({ data, customerId }: StorefrontContext, includeTax: boolean | null | undefined) {
  return (amount: number) =>
    includeTax === true ? roundToCents(amount + taxOn(data, customerId, amount)) : amount;
}

/** A price that a price list has in the asked currency is shown as it is, any other is converted. */
function pricesIn(
  context: StorefrontContext,
  product: StoredProduct,
  variant: StoredVariant,
  currencyCode: string | null | undefined,
) {
  const own = currencyCode ? shopperPrice(context, product, variant, currencyCode) : null;
  if (own !== null && currencyCode)
    return { own, inOwnCurrency: (amount: number) => moneyIn(currencyCode, amount) };
  const inOwnCurrency = (amount: number) => money(context.data, amount, currencyCode);
  return { own: defaultPrice(context, product, variant), inOwnCurrency };
}

/** The lowest and the highest price of the product's variants for the shopper. */
function ranges(context: StorefrontContext, product: StoredProduct, inCurrency: (amount: number) => Money) {
  const all = product.variants.map((variant) => defaultPrice(context, product, variant));
  const retail = all.flatMap(({ retailPrice }) => (retailPrice === null ? [] : [retailPrice]));
  const range = (amounts: number[]) => ({
    min: inCurrency(Math.min(...amounts)),
    max: inCurrency(Math.max(...amounts)),
  });
  return {
    priceRange: range(all.map(({ price }) => price)),
    retailPriceRange: retail.length === 0 ? null : range(retail),
  };
}

/** The quantity discounts of a price list, in its own currency. */
function recordTiers({ bulkPricingTiers }: StoredPriceRecord) {
  const kinds = {
    fixed: (amount: number) => ({ __typename: "BulkPricingFixedPriceDiscount", price: amount }),
    price: (amount: number) => ({ __typename: "BulkPricingRelativePriceDiscount", priceAdjustment: amount }),
    percent: (amount: number) => ({ __typename: "BulkPricingPercentageDiscount", percentOff: amount }),
  };
  return bulkPricingTiers.map(({ quantityMin, quantityMax, type, amount }) => ({
    ...kinds[type](amount),
    minimumQuantity: quantityMin,
    maximumQuantity: quantityMax,
  }));
}

function bulkPricing(product: StoredProduct) {
  return product.bulkPricing.map(({ minimumQuantity, percentOff }, index, tiers) => {
    const next = tiers[index + 1];
    return {
      __typename: "BulkPricingPercentageDiscount",
      minimumQuantity,
      maximumQuantity: next === undefined ? null : next.minimumQuantity - 1,
      percentOff,
    };
  });
}
