import { expect, test } from "vitest";
import { managementCaller } from "../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../test/running-emulator.js";

const emulator = emulatorForEachTest();

const wrong = {
  id: 5,
  customer_id: 5,
  product_id: 5,
  category_id: 5,
  tree_id: 5,
  parent_id: 5,
  email: "b@c.d",
};
const managementFields = { ...wrong, custom: "kept" };

/** Gives the same fields to everything that can have fields of the Management API. */
function withManagementFields() {
  const { orders, products, brands, categories, customers, customerGroups, settings } = emulator.snapshot();
  const marked = <Entry extends object>(entries: readonly Entry[]) =>
    entries.map((entry) => ({ ...entry, managementFields }));
  return {
    orders: marked(orders),
    products: marked(products).map((product) => ({ ...product, variants: marked(product.variants) })),
    brands: marked(brands),
    categories: marked(categories),
    customers: marked(customers),
    customerGroups: marked(customerGroups),
    settings: { currencies: marked(settings.currencies) },
  };
}

test.each([
  ["v2/orders", ["id", "customer_id"]],
  ["v3/catalog/products?include=variants", ["id", "variants.0.id", "variants.0.product_id"]],
  ["v3/catalog/brands", ["id"]],
  ["v3/catalog/categories", ["id", "parent_id"]],
  ["v3/catalog/trees/categories", ["category_id", "tree_id", "parent_id"]],
  ["v3/customers", ["id", "email"]],
  ["v2/customer_groups", ["id"]],
  ["v2/currencies", ["id"]],
])(
  "fields that only the Management API has never take the place of the store's own: %s",
  async (path, names) => {
    const api = managementCaller(emulator);
    const before = await api.get(path);
    emulator.restore(withManagementFields());
    const after = await api.get(path);
    expect(new Set(after.each("custom"))).toEqual(new Set(["kept"]));
    for (const name of names) expect(after.each(name)).toEqual(before.each(name));
  },
);
