import { expect, test } from "vitest";
import {
  newId,
  retailId,
  type StorefrontCaller,
  storefrontCaller,
} from "../../../test/execute-storefront.js";

const mutation =
  "mutation ($input: AddProductReviewInput!) { catalog { addProductReview(input: $input) { errors { __typename ... on Error { message } ... on InvalidInputFieldsError { fields } } } } }";
const review = { author: "Ada", title: "Light", text: "Lighter than it looks.", rating: 4 };

const add = (
  shop: StorefrontCaller,
  given: Partial<typeof review> & { email?: string } = {},
  productEntityId = 112,
) =>
  shop
    .data(mutation, { input: { productEntityId, review: { ...review, ...given } } })
    .at("catalog.addProductReview.errors");

test("a review is listed, and counts in the summary", () => {
  const shop = storefrontCaller();
  const read = () =>
    shop
      .data(
        "{ site { product(entityId: 112) { reviewSummary { numberOfReviews summationOfRatings } reviews(first: 1) { edges { node { title rating author { name } } } } } } }",
      )
      .at("site.product");
  const before = read();
  expect(add(shop)).toEqual([]);
  expect(read()).not.toEqual(before);
  expect(read()).toMatchObject({
    reviews: { edges: [{ node: { title: "Light", rating: 4, author: { name: "Ada" } } }] },
  });
});

test("all fields that are not valid are named", () => {
  expect(add(storefrontCaller(), { text: " ", rating: 6, email: "no" })).toMatchObject([
    { __typename: "InvalidInputFieldsError", fields: ["text", "rating", "email"] },
  ]);
});

test("a review that is too long is refused, and a product keeps the last thousand", () => {
  const shop = storefrontCaller();
  expect(add(shop, { text: "a".repeat(20_001) })).toMatchObject([{ fields: ["text"] }]);
  for (let count = 0; count < 1_001; count += 1) add(shop);
  expect(shop.context.data.products.get(112)?.reviews).toHaveLength(1_000);
});

test("a product that does not exist has no reviews", () => {
  expect(add(storefrontCaller(), {}, 999)).toMatchObject([{ __typename: "ProductIdNotFoundError" }]);
});

test("a customer reviews a product once", () => {
  const shop = storefrontCaller({ customerId: retailId });
  expect(add(shop)).toEqual([]);
  expect(add(shop)).toMatchObject([{ __typename: "CustomerAlreadyReviewedProductError" }]);
});

test("a store can accept the reviews of buyers only, or of nobody", () => {
  const shop = storefrontCaller({ customerId: newId });
  shop.context.data.settings.reviews.onlyAcceptPreviousCustomerReviews = true;
  expect(add(shop)).toMatchObject([{ __typename: "NotAuthorizedToAddProductReviewError" }]);
  const [order] = [...shop.context.data.orders.values()].filter(({ customerId }) => customerId === retailId);
  const bought = order?.lineItems[0]?.productEntityId ?? 0;
  const buyer = storefrontCaller({ customerId: retailId, data: shop.context.data });
  expect(add(buyer, {}, bought)).toEqual([]);
  shop.context.data.settings.reviews.enabled = false;
  expect(add(buyer, {}, bought)).toMatchObject([{ __typename: "NotAuthorizedToAddProductReviewError" }]);
});
