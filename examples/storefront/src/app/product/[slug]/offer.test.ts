import { expect, test } from "vitest";
import { offerOf } from "./offer";

const product = {
  minPurchaseQuantity: null,
  maxPurchaseQuantity: null,
  availabilityV2: { __typename: "ProductAvailable", status: "Available", description: "Leaves in 1–2 days" },
} as const;
const variant = (availableToSell: number | null, isPurchasable = true) => ({
  isPurchasable,
  inventory: {
    isInStock: availableToSell !== 0,
    aggregated: availableToSell === null ? null : { availableToSell, warningLevel: 5 },
  },
});

test("what is there can be bought, up to what there is", () => {
  expect(offerOf(product, variant(40))).toEqual({
    isForSale: true,
    minQuantity: 1,
    maxQuantity: 40,
    text: "Leaves in 1–2 days",
  });
  expect(offerOf(product, variant(null)).maxQuantity).toBe(9999);
  expect(offerOf({ ...product, maxPurchaseQuantity: 3, minPurchaseQuantity: 2 }, variant(40))).toMatchObject({
    minQuantity: 2,
    maxQuantity: 3,
  });
});

test("little of it is said", () => {
  expect(offerOf(product, variant(5)).text).toBe("Only 5 left.");
});

test.each([
  ["sold out", product, variant(0), "Sold out in this version."],
  ["not purchasable", product, variant(9, false), "Sold out in this version."],
  ["not made", product, null, "We do not make this combination."],
])("what is %s is not for sale", (_name, sold, stock, text) => {
  expect(offerOf(sold, stock)).toMatchObject({ isForSale: false, text });
});

test("a product that is not for sale says why", () => {
  const gone = { ...product.availabilityV2, status: "Unavailable", description: "Back in spring" } as const;
  expect(offerOf({ ...product, availabilityV2: gone }, variant(9))).toMatchObject({
    isForSale: false,
    text: "Back in spring",
  });
});
