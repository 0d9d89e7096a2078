import { expect, test } from "vitest";
import { storefrontCaller } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { createStoreData, type StoreDataOptions } from "../store-data.js";

const productsOf = (data: StoreDataOptions) => [...createStoreData(fixtures, data).products.values()];

test("a product needs a name and a price", () => {
  const [first, second] = productsOf({
    products: [
      { name: "Mug, large", listPrice: 12.5 },
      { name: "Mug, large", listPrice: 14 },
    ],
  });
  expect(first).toMatchObject({ entityId: 1, path: "/mug-large/", sku: "SKU-1", categoryEntityIds: [] });
  expect(first?.variants).toEqual([
    { entityId: 1, sku: "SKU-1", optionValueEntityIds: [], priceDifference: 0, stock: null, imageSlug: null },
  ]);
  expect(second).toMatchObject({
    entityId: 2,
    path: "/mug-large-2/",
    variants: [{ entityId: 2, sku: "SKU-2" }],
  });
});

test("ids that are given stay, and the others come after them", () => {
  const products = productsOf({
    products: [
      { name: "A", listPrice: 1 },
      { entityId: 70, name: "B", listPrice: 1, path: "/b/" },
      { name: "C", listPrice: 1 },
    ],
  });
  expect(products.map(({ entityId }) => entityId)).toEqual([71, 70, 72]);
});

test("options make a variant of each combination", () => {
  const [shirt] = productsOf({
    products: [
      {
        name: "Shirt",
        sku: "S",
        listPrice: 20,
        options: [
          { displayName: "Size", values: [{ label: "S" }, { label: "M" }] },
          { displayName: "Colour", values: [{ label: "Red" }, { label: "Blue" }, { label: "Green" }] },
        ],
      },
    ],
  });
  expect(shirt?.variants).toHaveLength(6);
  expect(new Set(shirt?.variants.map(({ sku }) => sku)).size).toBe(6);
  expect(shirt?.variants[5]?.optionValueEntityIds).toEqual([2, 5]);
});

test("options that make too many variants are refused with their number", () => {
  const values = Array.from({ length: 30 }, (_, index) => ({ label: `${index}` }));
  const options = [
    { displayName: "A", values },
    { displayName: "B", values },
  ];
  expect(() => productsOf({ products: [{ name: "Much", listPrice: 1, options }] })).toThrow(
    /products\.0\.options: has 900 variants/,
  );
});

test("a sparse store is a shop: category, product, price and cart", () => {
  const data = createStoreData(fixtures, {
    categories: [{ entityId: 1, name: "Mugs & cups" }],
    brands: [{ entityId: 1, name: "Fern" }],
    products: [{ name: "Mug", listPrice: 12.5, categoryEntityIds: [1], brandEntityId: 1 }],
    customers: [{ entityId: 1, email: "a@example.com" }],
  });
  const shop = storefrontCaller({ data });
  expect(
    shop.data(`{ site {
      route(path: "/mug/") { node { ... on Product { name sku prices { price { value } } brand { name } } } }
      category(entityId: 1) { path products { edges { node { name } } } }
    } }`),
  ).toBeDefined();
  const cart =
    shop.data(`mutation { cart { createCart(input: { lineItems: [{ productEntityId: 1, quantity: 2 }] }) {
    cart { amount { value } } } } }`);
  expect(cart.at("cart.createCart.cart.amount.value")).toBe(25);
});

test("ids that a document leaves out are none of those that its modifiers have", () => {
  const described = { isRequired: false, displayName: "Box" };
  const [product] = productsOf({
    products: [
      {
        name: "Mug",
        listPrice: 12,
        options: [
          {
            displayName: "Size",
            displayStyle: "DropdownList",
            isRequired: true,
            values: [{ label: "S", isDefault: true }],
          },
        ],
        modifiers: [
          {
            kind: "checkbox",
            ...described,
            entityId: 5,
            label: "Boxed",
            checkedByDefault: false,
            checkedValueEntityId: 8,
            uncheckedValueEntityId: 9,
          },
        ],
      },
    ],
  });
  expect(product?.options).toMatchObject([{ entityId: 6, values: [{ entityId: 10 }] }]);
  expect(product?.modifiers).toMatchObject([{ entityId: 5 }]);
});

test("a category's path begins with its parent's, in whatever order they stand", () => {
  const { categories } = createStoreData(fixtures, {
    categories: [
      { entityId: 3, name: "Shoes", parentEntityId: 1 },
      { entityId: 1, name: "Women" },
      { entityId: 2, name: "Men", path: "/for-men" },
      { entityId: 4, name: "Shoes", parentEntityId: 2 },
    ],
  });
  const paths = [...categories.values()].map(({ path }) => path);
  expect(paths).toEqual(["/women/shoes/", "/women/", "/for-men", "/for-men/shoes/"]);
});
