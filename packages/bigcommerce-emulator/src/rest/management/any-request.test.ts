import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { managementCaller } from "../../../test/management-calls.js";
import { emulatorForFile } from "../../../test/running-emulator.js";
import type { Emulator } from "../../index.js";
import { resources } from "./resources.js";

const emulator = emulatorForFile({ restQuota: { requests: 1_000_000, windowMs: 30_000 } });
const api = managementCaller(emulator);

const cartId = "0f1e2d3c-4b5a-4697-8897-a6b5c4d3e2f1";

/** A cart that the paths name; another request may have deleted it. */
function withCart(emulator: Emulator): void {
  const at = "2026-03-01T10:00:00Z";
  const line = { entityId: "1", productEntityId: 105, variantEntityId: 10500, quantity: 2 };
  const cart = { entityId: cartId, currencyCode: "USD", locale: "en", createdAt: at, updatedAt: at };
  emulator.restore({
    ...emulator.snapshot(),
    carts: [{ ...cart, customerId: null, version: 1, lineItems: [line] }],
  });
}

/** A path of each resource, with ids that exist in the built-in store where they can. */
const paths = [...new Set(resources.map(({ version, pattern }) => `${version}${examplePath(pattern)}`))];

function examplePath(pattern: RegExp): string {
  const ids: Readonly<Record<string, string>> = {
    product_id: "106",
    order_id: "10297",
    wishlist_id: "31",
    cart: cartId,
  };
  return pattern.source
    .replace(/^\^|\\?\/\?\$$/g, "")
    .replace(/\\\//g, "/")
    .replace(/\(\?<(\w+)>[^)]*\)/g, (_group, name: string) => ids[name] ?? "1");
}

const keys = fc.constantFrom(
  "id",
  "name",
  "price",
  "products",
  "billing_address",
  "variants",
  "option_values",
  "email",
  "discount_rules",
  "applies_to",
  "customer_id",
  "product_id",
  "variant_id",
  "currency",
  "items",
  "custom_url",
  "line_items",
  "line_item",
  "option_selections",
  "quantity",
  "version",
  "address",
  "type",
  "config",
  "value",
  "to",
  "title",
);
const bodies = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(keys, fc.jsonValue()),
  fc.array(fc.dictionary(keys, fc.jsonValue()), { maxLength: 3 }),
);

describe("whatever is sent, each resource answers in the form of its version", () => {
  beforeEach(() => withCart(emulator));

  test.each(paths)("%s", async (path) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("POST", "PUT"), bodies, async (method, body) => {
        const answer = await api.send(method)(path, JSON.stringify(body));
        expect([200, 201, 204, 400, 404, 405, 409, 413, 422]).toContain(answer.status);
        if (answer.status >= 400) expect(path.startsWith("v2/")).toBe(Array.isArray(answer.json));
      }),
      { numRuns: 12 },
    );
  });
});

const address = { first_name: "A", last_name: "B", address1: "1", city: "C", country_code: "US" };
const sound: readonly [path: string, body: Readonly<Record<string, unknown>>, isList: boolean][] = [
  [
    "v3/customers",
    {
      first_name: "A",
      last_name: "B",
      email: "a@example.com",
      addresses: [address],
      form_fields: [],
      authentication: {},
    },
    true,
  ],
  [
    "v3/customers/addresses",
    { ...address, customer_id: 1044, state_or_province: "D", postal_code: "1" },
    true,
  ],
  [
    "v3/catalog/products",
    {
      name: "A",
      type: "physical",
      weight: 1,
      price: 1,
      variants: [],
      images: [],
      availability: "preorder",
      custom_url: {},
    },
    false,
  ],
  [
    "v3/catalog/products/106/variants",
    { sku: "A", option_values: [{ id: 10600 }], image_url: "", price: 1 },
    false,
  ],
  ["v3/catalog/trees/categories", { name: "A", tree_id: 1, url: { path: "/a/" }, parent_id: 20 }, true],
  ["v2/orders", { billing_address: {}, products: [{ product_id: 109, quantity: 1 }], status_id: 1 }, false],
  [
    "v2/coupons",
    { name: "A", code: "A", type: "free_shipping", amount: 0, expires: "", applies_to: {} },
    false,
  ],
  ["v2/customer_groups", { name: "A", discount_rules: [], category_access: { type: "all" } }, false],
  ["v3/channels", { name: "A", type: "storefront", platform: "next", status: "active" }, false],
  [
    "v3/carts",
    {
      line_items: [{ product_id: 105, quantity: 1 }],
      gift_certificates: [],
      custom_items: [],
      customer_id: 1044,
      channel_id: 1,
      currency: { code: "USD" },
      locale: "en",
    },
    false,
  ],
  [
    "v3/carts",
    {
      line_items: [
        { product_id: 119, quantity: 1, option_selections: [{ option_id: 1195, option_value: "A" }] },
      ],
    },
    false,
  ],
  [
    "v3/catalog/products/106/modifiers",
    { type: "date", required: false, display_name: "A", sort_order: 0, config: {}, option_values: [] },
    false,
  ],
  [
    "v3/catalog/products/106/reviews",
    { title: "A", text: "B", status: "pending", rating: 3, email: "", name: "", date_reviewed: "2026-03-01" },
    false,
  ],
  ["v3/customers/attributes", { name: "A", type: "date" }, true],
  ["v2/blog/posts", { title: "A", body: "b", url: "/a/", tags: [], published_date: "2026-03-01" }, false],
  ["v3/hooks", { scope: "store/order/*", destination: "https://a.example", headers: {} }, false],
];

test.each(sound)(
  "whatever one field of a sound body of %s is, the answer is one of BigCommerce's",
  async (path, body, isList) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(body)), fc.jsonValue(), async (field, value) => {
        const changed = { ...body, [field]: value };
        const { status } = await api.post(path, isList ? [changed] : changed);
        expect([200, 201, 400, 409, 413, 422]).toContain(status);
      }),
      { numRuns: 40 },
    );
  },
);

test("after all of that the store is one that can be restored from its own snapshot", () => {
  const snapshot = emulator.snapshot();
  emulator.restore(snapshot);
  expect(emulator.snapshot()).toEqual(snapshot);
});

test("whatever the query, a list answers 200, 204 or with a refusal", async () => {
  const lists = [
    "v3/customers",
    "v3/customers/attribute-values",
    "v3/customers/form-field-values",
    "v3/catalog/products",
    "v3/catalog/products/106/reviews",
    "v3/storefront/redirects",
    "v3/inventory/items",
    "v2/orders",
    "v2/blog/posts",
    "v3/pricelists",
    "v3/hooks",
  ];
  const names = fc.constantFrom(
    "page",
    "limit",
    "sort",
    "direction",
    "id:in",
    "date_created:min",
    "min_id",
    "min_date_created",
    "include",
    "include_fields",
    "price:min",
    "is_visible",
    "name:like",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...lists),
      fc.dictionary(names, fc.oneof(fc.string(), fc.constantFrom("valueOf", "__proto__", "-1", "1e9"))),
      async (path, query) => {
        const { status } = await api.get(`${path}?${new URLSearchParams(query)}`);
        expect([200, 204, 400, 422]).toContain(status);
      },
    ),
    { numRuns: 150 },
  );
});

test("pages of every size cover a list once, in its order", async () => {
  const all = (await api.get("v3/catalog/brands?limit=250")).each("id");
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (limit) => {
      const pages = Array.from({ length: Math.ceil(all.length / limit) }, (_, index) => index + 1);
      const ids: unknown[] = [];
      for (const page of pages)
        ids.push(...(await api.get(`v3/catalog/brands?limit=${limit}&page=${page}`)).each("id"));
      expect(ids).toEqual(all);
    }),
    { numRuns: 9 },
  );
});
