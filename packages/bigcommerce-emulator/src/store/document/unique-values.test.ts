import { expect, test } from "vitest";
import { managementCaller } from "../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../test/running-emulator.js";
import { storeDocumentSchema } from "../collections.js";
import { readInput } from "../input/describe-issues.js";

const emulator = emulatorForEachTest();

function problemsOf(document: unknown): string[] {
  const reading = readInput(storeDocumentSchema, document, "document");
  return "problems" in reading ? reading.problems : [];
}

const product = { listPrice: 1 };
const coupon = { name: "A", type: "free_shipping", amount: 0 };
const variants = (...skus: string[]) => skus.map((sku, index) => ({ entityId: index + 1, sku }));

test.each<[string, unknown, string]>([
  [
    "one email address of two customers",
    {
      customers: [
        { entityId: 1, email: "ada@example.com" },
        { entityId: 2, email: "Ada@Example.com" },
      ],
    },
    'customers.1.email: "Ada@Example.com" is used by customers.0.email too (upper and lower case are the same)',
  ],
  [
    "one code of two coupons",
    {
      coupons: [
        { entityId: 1, code: "SPRING", ...coupon },
        { entityId: 2, code: "spring", ...coupon },
      ],
    },
    'coupons.1.code: "spring" is used by coupons.0.code too (upper and lower case are the same)',
  ],
  [
    "one SKU of two products",
    {
      products: [
        { name: "A", sku: "MUG", ...product },
        { name: "B", sku: "mug", ...product },
      ],
    },
    'products.1.sku: "mug" is used by products.0.sku too (upper and lower case are the same)',
  ],
  [
    "one SKU of two variants",
    { products: [{ name: "A", variants: variants("A-1", "A-1"), ...product }] },
    'products.0.variants.1.sku: "A-1" is used by products.0.variants.0.sku too (upper and lower case are the same)',
  ],
  [
    "a product's SKU that a variant of another one has",
    {
      products: [
        { name: "A", variants: variants("A-1", "A-2"), ...product },
        { name: "B", sku: "A-2", variants: [{ entityId: 9, sku: "B" }], ...product },
      ],
    },
    'products.1.sku: "A-2" is used by products.0.variants.1.sku too (upper and lower case are the same)',
  ],
  [
    "a least quantity above the most",
    { products: [{ name: "A", minPurchaseQuantity: 5, maxPurchaseQuantity: 2, ...product }] },
    "products.0.minPurchaseQuantity: 5 is more than the maxPurchaseQuantity 2: nobody could buy the product",
  ],
])("a document cannot have %s", (_case, document, problem) => {
  expect(problemsOf(document)).toEqual([problem]);
});

test.each<[string, unknown]>([
  ["products without SKUs", { products: [1, 2].map((n) => ({ name: `P${n}`, sku: "", ...product })) }],
  [
    "a product with the SKU of a variant of its own",
    { products: [{ name: "A", sku: "A-1", variants: variants("A-1", "A-2"), ...product }] },
  ],
  [
    "one quantity alone that may be bought",
    { products: [{ name: "A", minPurchaseQuantity: 2, maxPurchaseQuantity: 2, ...product }] },
  ],
])("a document can have %s", (_case, document) => {
  expect(problemsOf(document)).toEqual([]);
});

test("the Management API refuses a least quantity above the most, so that every snapshot is a store", async () => {
  const api = managementCaller(emulator);
  const path = "v3/catalog/products/105";
  expect((await api.put(path, { order_quantity_maximum: 3 })).status).toBe(200);
  const refused = await api.put(path, { order_quantity_minimum: 4 });
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.json)).toContain("order_quantity_minimum must not be more than");
  expect((await api.put(path, { order_quantity_minimum: 4, order_quantity_maximum: 0 })).status).toBe(200);
  expect(() => emulator.restore(emulator.snapshot())).not.toThrow();
});

test.each<[string, string, unknown]>([
  ["put", "v3/customers", [1042, 1043].map((id) => ({ id, email: "same@example.com" }))],
  [
    "post",
    "v3/customers",
    ["same", "Same"].map((name) => ({ first_name: "A", last_name: "B", email: `${name}@example.com` })),
  ],
  ["put", "v3/catalog/products", [105, 106].map((id) => ({ id, sku: "SAME" }))],
  ["put", "v3/catalog/variants", [10500, 10600].map((id) => ({ id, sku: "SAME" }))],
  ["put", "v3/catalog/variants", [10500, 11300].map((id) => ({ id, sku: "SAME" }))],
])("one request of the Management API cannot use a value twice either: %s %s", async (method, path, body) => {
  const { put, post } = managementCaller(emulator);
  const answer = await (method === "put" ? put : post)(path, body);
  expect([409, 422]).toContain(answer.status);
  expect(() => emulator.restore(emulator.snapshot())).not.toThrow();
});
