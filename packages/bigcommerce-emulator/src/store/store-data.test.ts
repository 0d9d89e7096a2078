import { expect, test } from "vitest";
import { fixtures } from "../fixtures/fixtures.js";
import { createStoreData } from "./store-data.js";

test("the fixtures have the stored form", () => {
  expect(() => createStoreData({ ...fixtures })).not.toThrow();
});

test("two stores share nothing", () => {
  const first = createStoreData();
  first.customers.get(1042)?.addresses.splice(0);
  expect(createStoreData().customers.get(1042)?.addresses).toHaveLength(2);
});

test("every id in the fixtures' catalogue leads somewhere", () => {
  const { products, categories, brands } = createStoreData();
  for (const product of products.values()) {
    expect(product.relatedProductEntityIds.every((id) => products.has(id) && id !== product.entityId)).toBe(
      true,
    );
    expect(product.categoryEntityIds.every((id) => categories.has(id))).toBe(true);
    expect(brands.has(product.brandEntityId ?? 0)).toBe(true);
  }
});

test("ids of products, variants, paths and SKUs are unique", () => {
  const products = [...createStoreData().products.values()];
  const variants = products.flatMap(({ variants }) => variants);
  expect(new Set(products.map(({ path }) => path)).size).toBe(products.length);
  expect(new Set(variants.map(({ entityId }) => entityId)).size).toBe(variants.length);
  expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length);
});

test("wishlists of the fixtures name products and variants that exist", () => {
  const { wishlists, products } = createStoreData();
  for (const item of [...wishlists.values()].flatMap(({ items }) => items)) {
    const variantIds = products.get(item.productEntityId)?.variants.map(({ entityId }) => entityId);
    expect(variantIds).toBeDefined();
    if (item.variantEntityId !== null) expect(variantIds).toContain(item.variantEntityId);
  }
});

test("the wholesale customer has about forty orders over two years, in many statuses", () => {
  const orders = [...createStoreData().orders.values()].filter(({ customerId }) => customerId === 1042);
  expect(orders.length).toBeGreaterThanOrEqual(40);
  expect(new Set(orders.map(({ status }) => status)).size).toBeGreaterThanOrEqual(10);
  expect(new Set(orders.map(({ orderedAt }) => orderedAt.slice(0, 4)))).toEqual(
    new Set(["2024", "2025", "2026"]),
  );
});

test("the new customer has nothing yet", () => {
  const { customers, orders, wishlists } = createStoreData();
  const fresh = [...customers.values()].find(({ email }) => email === "new@example.com");
  expect(fresh?.addresses).toEqual([]);
  const owned = [...orders.values(), ...wishlists.values()].filter(
    ({ customerId }) => customerId === fresh?.entityId,
  );
  expect(owned).toEqual([]);
});

test("a list given replaces the fixtures' list, settings are merged", () => {
  const data = createStoreData({ orders: [], settings: { storeName: "Our shop" } });
  expect(data.orders.size).toBe(0);
  expect(data.settings.storeName).toBe("Our shop");
  expect(data.settings.locales).toEqual(["en", "fr"]);
  expect(data.products.size).toBe(28);
});

test("data of a wrong form is refused with the field's name", () => {
  const wrong = { customerGroups: [{ entityId: 1, name: "Friends", percentOff: 120 }] };
  expect(() => createStoreData(wrong)).toThrow(/customerGroups\[0\]\.percentOff/);
});
