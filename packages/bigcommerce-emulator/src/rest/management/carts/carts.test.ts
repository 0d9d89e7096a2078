import { expect, test } from "vitest";
import { hostedBrowser, loginClaims, loginJwt } from "../../../../test/customer-login.js";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "reads", scopes: ["store_cart_read_only"] }],
});
const api = managementCaller(emulator);
const options = "include=line_items.physical_items.options,line_items.digital_items.options";
const plain = { product_id: 105, quantity: 2 };

const inGraphql = (id: unknown, customerId?: number) =>
  queryStorefront(
    emulator,
    `{ site { cart(entityId: "${id}") { entityId amount { value } lineItems { totalQuantity physicalItems {
      quantity productEntityId variantEntityId listPrice { value } selectedOptions { name } } } } } }`,
    customerId,
  );

async function newCart(body: object = { line_items: [plain] }): Promise<string> {
  return String((await api.post("v3/carts", body)).at("data.id"));
}

test("a cart that is created here is the one that GraphQL shows", async () => {
  const created = await api.post(`v3/carts?${options}`, { channel_id: 1, line_items: [plain] });
  expect([created.status, created.json]).toMatchObject([
    201,
    {
      data: {
        customer_id: 0,
        channel_id: 1,
        email: "",
        currency: { code: "USD" },
        tax_included: false,
        discount_amount: 0,
        line_items: {
          physical_items: [
            {
              product_id: 105,
              quantity: 2,
              sku: expect.any(String),
              image_url: expect.stringContaining("http"),
              is_require_shipping: true,
              options: [],
            },
          ],
          digital_items: [],
          gift_certificates: [],
          custom_items: [],
        },
        created_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
        version: 1,
      },
      meta: {},
    },
  ]);
  const id = created.at("data.id");
  const seen = await inGraphql(id);
  expect(seen.at("site.cart")).toMatchObject({ entityId: id, lineItems: { totalQuantity: 2 } });
  expect(seen.at("site.cart.amount.value")).toBe(created.at("data.base_amount"));
  expect((await api.get(`v3/carts/${id}?${options}`)).json).toEqual(created.json);
});

test("a cart of GraphQL is the one that is read here, with its channel", async () => {
  const created = await queryStorefront(
    emulator,
    "mutation { cart { createCart(input: { lineItems: [{ productEntityId: 105, quantity: 3 }] }) { cart { entityId } } } }",
  );
  const cart = await api.get(`v3/carts/${created.at("cart.createCart.cart.entityId")}`);
  expect(cart.at("data.line_items.physical_items.0")).toMatchObject({ product_id: 105, quantity: 3 });
  expect(cart.at("data.line_items.physical_items.0.options")).toBeUndefined();
});

test("lines are added, changed and removed; with the last one the cart is gone", async () => {
  const id = await newCart();
  const added = await api.post(`v3/carts/${id}/items?${options}`, {
    line_items: [{ product_id: 109, variant_id: null, quantity: 1 }],
    version: 1,
  });
  expect([added.status, added.at("data.version")]).toEqual([201, 2]);
  const [first, second] = [0, 1].map((index) => added.at(`data.line_items.physical_items.${index}.id`));
  const changed = await api.put(`v3/carts/${id}/items/${first}`, {
    line_item: { product_id: 105, quantity: 4 },
  });
  expect([changed.status, changed.at("data.line_items.physical_items.0.quantity")]).toEqual([200, 4]);
  const removed = await api.delete(`v3/carts/${id}/items/${second}`);
  expect([removed.status, removed.at("data.line_items.physical_items.length")]).toEqual([200, 1]);
  const last = await api.delete(`v3/carts/${id}/items/${first}`);
  expect([last.status, last.json]).toEqual([204, undefined]);
  expect((await api.get(`v3/carts/${id}`)).json).toMatchObject({ status: 404, title: "Not found" });
});

test("the options of a variant and of modifiers are chosen by id, or entered", async () => {
  const answer = await api.post(`v3/carts?${options}`, {
    line_items: [
      {
        product_id: 119,
        quantity: 1,
        option_selections: [
          { option_id: 1195, option_value: "For Rosa" },
          { option_id: 1196, option_value: "Yes" },
          ...(await variantSelections(119)),
        ],
      },
    ],
  });
  expect(answer.status).toBe(201);
  expect(answer.at("data.line_items.physical_items.0.options")).toEqual(
    expect.arrayContaining([
      { name: "Engraving", nameId: 1195, value: "For Rosa", valueId: null },
      { name: "Gift box", nameId: 1196, value: "Yes", valueId: 11_960 },
    ]),
  );
  const line = answer.at("data.line_items.physical_items.0.id");
  const id = answer.at("data.id");
  const kept = await api.put(`v3/carts/${id}/items/${line}?${options}`, { line_item: { quantity: 2 } });
  expect(kept.at("data.line_items.physical_items.0.options")).toEqual(
    answer.at("data.line_items.physical_items.0.options"),
  );
});

async function variantSelections(productId: number) {
  const product = await api.get(`v3/catalog/products/${productId}/options`);
  const ids = product.each("id");
  const values = product.each("option_values.0.id");
  return ids.map((option_id, index) => ({ option_id, option_value: values[index] }));
}

test.each([
  [1_772_323_200, "2026-03-01"],
  ["2026-03-01", "2026-03-01"],
  [{ day: "01", month: "03", year: "2026" }, "2026-03-01"],
])("a date option takes %j", async (option_value, shown) => {
  emulator.restore({
    ...emulator.snapshot(),
    products: emulator.snapshot().products.map((product) =>
      product.entityId === 105
        ? {
            ...product,
            modifiers: [{ kind: "date", entityId: 7, displayName: "On", isRequired: true }],
          }
        : product,
    ),
  });
  const line = { ...plain, option_selections: [{ option_id: 7, option_value }] };
  const answer = await api.post(`v3/carts?${options}`, { line_items: [line] });
  expect(answer.at("data.line_items.physical_items.0.options.0.value")).toBe(shown);
  const wrong = { ...plain, option_selections: [{ option_id: 7, option_value: "soon" }] };
  expect((await api.post("v3/carts", { line_items: [wrong] })).status).toBe(422);
});

test("a price of a line's own counts in both APIs, and not for another line of the product", async () => {
  const id = await newCart({ line_items: [{ ...plain, list_price: 1.25 }, plain] });
  const seen = await inGraphql(id);
  expect(seen.at("site.cart.lineItems.physicalItems.0.listPrice.value")).toBe(1.25);
  expect(seen.at("site.cart.lineItems.physicalItems.1.listPrice.value")).not.toBe(1.25);
  const cart = await api.get(`v3/carts/${id}`);
  const item = cart.at("data.line_items.physical_items.0.id");
  const changed = await api.put(`v3/carts/${id}/items/${item}`, {
    line_item: { quantity: 2, list_price: 2 },
  });
  expect(changed.at("data.line_items.physical_items.0")).toMatchObject({
    list_price: 2,
    extended_list_price: 4,
  });
});

test("a gift certificate is an item as others are", async () => {
  const certificate = {
    name: "For Rosa",
    theme: "Birthday",
    amount: 50,
    quantity: 1,
    sender: { name: "A", email: "a@example.com" },
    recipient: { name: "B", email: "b@example.com" },
    message: "Hello",
  };
  const answer = await api.post("v3/carts", { gift_certificates: [certificate] });
  const { quantity: _, ...shown } = certificate;
  expect(answer.at("data.line_items.gift_certificates.0")).toMatchObject(shown);
  const path = `v3/carts/${answer.at("data.id")}/items/${answer.at("data.line_items.gift_certificates.0.id")}`;
  const changed = await api.put(path, { gift_certificate: { ...certificate, amount: 25 } });
  expect(changed.at("data.base_amount")).toBe(25);
  expect((await api.put(path, { line_item: { quantity: 1 } })).status).toBe(422);
  expect((await api.delete(path)).status).toBe(204);
});

test("a cart is given to a customer, who alone has it then, and taken back", async () => {
  const id = await newCart();
  const given = await api.put(`v3/carts/${id}`, { customer_id: 1044, version: 1 });
  expect([given.status, given.at("data.customer_id")]).toEqual([201, 1044]);
  expect(String(given.at("data.email"))).toContain("@");
  expect((await inGraphql(id)).at("site.cart")).toBeNull();
  expect((await inGraphql(id, 1044)).at("site.cart.entityId")).toBe(id);
  expect((await api.put(`v3/carts/${id}`, { customer_id: 0 })).at("data.customer_id")).toBe(0);
  expect((await api.put(`v3/carts/${id}`, { customer_id: 999_999 })).status).toBe(422);
});

test("a version that is not the cart's is a conflict", async () => {
  const id = await newCart();
  const item = (await api.get(`v3/carts/${id}`)).at("data.line_items.physical_items.0.id");
  const answers = await Promise.all([
    api.put(`v3/carts/${id}`, { customer_id: 0, version: 9 }),
    api.post(`v3/carts/${id}/items`, { line_items: [plain], version: 9 }),
    api.put(`v3/carts/${id}/items/${item}`, { line_item: { quantity: 1 }, version: 9 }),
    api.delete(`v3/carts/${id}/items/${item}`, { version: 9 }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
  expect(answers[0]?.at("title")).toContain("possible conflict");
});

test.each([
  [{}, "line"],
  [{ line_items: [{ product_id: 999_999, quantity: 1 }] }, "999999"],
  [{ line_items: [{ product_id: 105, quantity: 0 }] }, "quantity"],
  [{ line_items: [{ product_id: 105, quantity: 1_000_000 }] }, "stock"],
  [{ line_items: [plain], currency: { code: "XXX" } }, "XXX"],
])("creating a cart of %j is refused in the words of GraphQL", async (body, words) => {
  const answer = await api.post("v3/carts", body);
  expect([answer.status, answer.at("title")]).toEqual([422, expect.stringContaining(words)]);
});

test.each([
  [{ line_items: [{ product_id: 105 }] }],
  [{ line_items: [{ ...plain, option_selections: [{ option_id: 1 }] }] }],
  [{ line_items: [plain], customer_id: 999_999 }],
  [{ line_items: [plain], channel_id: 99 }],
  [{ custom_items: [{ name: "A", quantity: 1, list_price: 1 }] }],
  [{ gift_certificates: [{ name: "A", theme: "Sad", amount: 1, quantity: 1, sender: {}, recipient: {} }] }],
])("creating a cart of %j is refused with the field", async (body) => {
  const answer = await api.post("v3/carts", body);
  expect([answer.status, answer.at("title")]).toEqual([422, "JSON data is missing or invalid"]);
  expect(answer.at("errors")).not.toEqual({});
  expect(emulator.snapshot().carts).toEqual([]);
});

test("a cart has at most 1,000 items, whoever adds them", async () => {
  const lines = (count: number, from: number) =>
    Array.from({ length: count }, (_, index) => ({ product_id: 105, quantity: 1, list_price: from + index }));
  const unlimited = await api.put("v3/catalog/products/105", { inventory_tracking: "none" });
  expect(unlimited.status).toBe(200);
  const id = await newCart({ line_items: lines(1000, 1) });
  const answer = await api.post(`v3/carts/${id}/items`, { line_items: lines(1, 5000) });
  expect([answer.status, answer.at("title")]).toEqual([422, expect.stringContaining("1000 items")]);
  const person = { name: "A", email: "a@example.com" };
  const certificate = { name: "A", theme: "Boy", amount: 5, quantity: 1, sender: person, recipient: person };
  const other = await newCart({ line_items: lines(950, 1), gift_certificates: [certificate] });
  const item = (await api.get(`v3/carts/${other}`)).at("data.line_items.gift_certificates.0.id");
  const more = { gift_certificate: { ...certificate, quantity: 100 } };
  expect((await api.put(`v3/carts/${other}/items/${item}`, more)).status).toBe(422);
});

test("a link of the Carts API opens the checkout once, within 30 days, also without a body", async () => {
  const id = await newCart();
  const created = await api.post(`v3/carts/${id}/redirect_urls`);
  expect([created.status, created.at("data.cart_url")]).toEqual([
    201,
    expect.stringContaining(`/cart.php?action=load&id=${id}&token=`),
  ]);
  expect(created.at("data.embedded_checkout_url")).toContain("?embedded=1&action=loadInCheckout");
  const open = async (url: unknown) => (await fetch(String(url), { redirect: "manual" })).status;
  emulator.clock.set({ offsetSeconds: 29 * 86_400 });
  expect(await open(created.at("data.cart_url"))).toBe(302);
  expect(await open(created.at("data.checkout_url"))).toBe(410);
  const included = await api.get(`v3/carts/${id}?include=redirect_urls`);
  emulator.clock.set({ offsetSeconds: 60 * 86_400 });
  expect(await open(included.at("data.redirect_urls.checkout_url"))).toBe(410);
  const withParams = await api.post(`v3/carts/${id}/redirect_urls`, { query_params: { from: "mail" } });
  expect(withParams.at("data.checkout_url")).toContain("&from=mail");
});

test("a login token leads a customer to the checkout of their cart, as older storefront kits do it", async () => {
  const id = await newCart();
  await api.put(`v3/carts/${id}`, { customer_id: 1044 });
  const url = String((await api.post(`v3/carts/${id}/redirect_urls`)).at("data.checkout_url"));
  const redirect_to = url.replace(emulator.url, "");
  const jwt = await loginJwt(loginClaims({ customer_id: 1044, redirect_to }));
  const page = await hostedBrowser(emulator).visit(`/login/token/${jwt}`);
  expect([page.status, page.html]).toEqual([200, expect.stringContaining("Place order")]);
});

test("another account reads carts with the read-only scope, and changes nothing", async () => {
  const id = await newCart();
  const reader = managementCaller(emulator, "reads");
  expect((await reader.get(`v3/carts/${id}`)).status).toBe(200);
  expect((await reader.delete(`v3/carts/${id}`)).status).toBe(403);
  expect((await api.delete(`v3/carts/${id}`)).status).toBe(204);
  expect((await api.delete(`v3/carts/${id}`)).status).toBe(404);
});
