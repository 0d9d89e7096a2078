import type { StoredProduct, StoredVariant } from "../../store/catalog.js";
import { roundToCents } from "../../store/money-amount.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { taxOn } from "../../store/tax.js";
import { type Money, money } from "../common/money.js";

/** The discount of the shopper's customer group on every price, in percent. */
function groupPercentOff(data: StoreData, customerId: number | null): number {
  const groupId = customerId === null ? 0 : (data.customers.get(customerId)?.customerGroupId ?? 0);
  return data.customerGroups.get(groupId)?.percentOff ?? 0;
}

/** The price of one unit in the shopper's cart, before quantity discounts. */
export function unitPrice(
  data: StoreData,
  customerId: number | null,
  product: StoredProduct,
  variant: StoredVariant,
): number {
  const beforeGroup = publicPrice(product) + variant.priceDifference;
  return roundToCents(beforeGroup * (1 - groupPercentOff(data, customerId) / 100));
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
    const shown = shownAmount(context, includeTax);
    const inCurrency = (amount: number) => money(context.data, shown(amount), currencyCode);
    const withVariant = (amount: number | null) =>
      amount === null ? null : inCurrency(amount + variant.priceDifference);
    const price = unitPrice(context.data, context.customerId, product, variant);
    const retail = product.retailPrice === null ? null : product.retailPrice + variant.priceDifference;
    return {
      price: inCurrency(price),
      salePrice: withVariant(product.salePrice),
      basePrice: withVariant(product.listPrice),
      retailPrice: withVariant(product.retailPrice),
      mapPrice: null,
      ...ranges(context, product, inCurrency),
      saved:
        retail === null || retail <= price
          ? null
          : money(context.data, roundToCents(shown(retail) - shown(price)), currencyCode),
      bulkPricing: bulkPricing(product),
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

/** The lowest and the highest price of the product's variants for the shopper. */
function ranges(
  { data, customerId }: StorefrontContext,
  product: StoredProduct,
  inCurrency: (amount: number) => Money,
) {
  const calculated = product.variants.map((variant) => unitPrice(data, customerId, product, variant));
  const { retailPrice } = product;
  const retail =
    retailPrice === null ? [] : product.variants.map(({ priceDifference }) => retailPrice + priceDifference);
  const range = (amounts: number[]) => ({
    min: inCurrency(Math.min(...amounts)),
    max: inCurrency(Math.max(...amounts)),
  });
  return { priceRange: range(calculated), retailPriceRange: retail.length === 0 ? null : range(retail) };
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
