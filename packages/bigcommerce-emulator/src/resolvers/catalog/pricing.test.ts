import fc from "fast-check";
import { expect, test } from "vitest";
import { retailId, storefrontCaller, wholesaleId } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { createStoreData } from "../../store/store-data.js";
import { unitPrice } from "./pricing.js";

const source = `query Prices($entityId: Int!, $currency: currencyCode) { site { product(entityId: $entityId) {
  prices(currencyCode: $currency) { price { value currencyCode formattedV2 } salePrice { value } basePrice { value } retailPrice { value } saved { value }
    priceRange { min { value } max { value } } bulkPricing { minimumQuantity maximumQuantity ... on BulkPricingPercentageDiscount { percentOff } } } } } }`;

function pricesOf(entityId: number, customerId: number | null, currency?: string) {
  return storefrontCaller({ customerId }).data(source, { entityId, currency }).at("site.product.prices");
}

test("a wholesale customer pays a fifth less than the list price, everyone else the list price", () => {
  expect(pricesOf(110, wholesaleId)).toMatchObject({
    price: { value: 71.2, currencyCode: "USD", formattedV2: "$71.20" },
    basePrice: { value: 89 },
    retailPrice: { value: 99 },
    saved: { value: 27.8 },
    priceRange: { min: { value: 71.2 }, max: { value: 76 } },
  });
  expect(pricesOf(110, retailId)).toMatchObject({ price: { value: 89 }, saved: { value: 10 } });
  expect(pricesOf(110, null)).toEqual(pricesOf(110, retailId));
});

test("the group's discount is taken off a sale price", () => {
  expect(pricesOf(113, null)).toMatchObject({
    price: { value: 46 },
    salePrice: { value: 46 },
    basePrice: { value: 58 },
  });
  expect(pricesOf(113, wholesaleId)).toMatchObject({ price: { value: 36.8 }, salePrice: { value: 46 } });
});

test("a product without sale or retail price has neither, and nothing saved", () => {
  expect(pricesOf(111, null)).toMatchObject({ salePrice: null, retailPrice: null, saved: null });
});

test("quantity discounts follow each other without a gap", () => {
  expect(pricesOf(117, null)).toMatchObject({
    bulkPricing: [
      { minimumQuantity: 5, maximumQuantity: 19, percentOff: 10 },
      { minimumQuantity: 20, maximumQuantity: null, percentOff: 20 },
    ],
  });
});

test("prices convert to another currency of the store; with an unknown one they are in the default", () => {
  expect(pricesOf(110, null, "EUR")).toMatchObject({
    price: { value: 81.88, currencyCode: "EUR", formattedV2: "€81.88" },
  });
  expect(pricesOf(110, null, "JPY")).toMatchObject({ price: { value: 89, currencyCode: "USD" } });
});

test("every price is whole cents and the wholesale price is never above the public one", () => {
  const data = createStoreData(fixtures);
  const variants = [...data.products.values()].flatMap((product) =>
    product.variants.map((variant) => ({ product, variant })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...variants), ({ product, variant }) => {
      const everyone = unitPrice(data, null, product, variant);
      const wholesale = unitPrice(data, wholesaleId, product, variant);
      expect(Math.abs(wholesale * 100 - Math.round(wholesale * 100))).toBeLessThan(1e-6);
      expect(Math.abs(wholesale - everyone * 0.8)).toBeLessThanOrEqual(0.005 + 1e-9);
    }),
  );
});

test("a chosen variant costs its own difference more", () => {
  const large = `{ site { product(entityId: 101, optionValueIds: [{ optionEntityId: 1010, valueEntityId: 10102 }]) { sku prices { price { value } } } } }`;
  expect(storefrontCaller().data(large).at("site.product.prices.price.value")).toBe(86);
});
