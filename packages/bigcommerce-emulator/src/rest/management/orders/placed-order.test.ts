import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { placeOrder } from "../../../../test/place-order.js";
import { emulatorForEachTest, startEmulator } from "../../../../test/running-emulator.js";
import { fixtures } from "../../../fixtures/fixtures.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

test("an order of the checkout says from which cart it is, and how it ships", async () => {
  const { cartId, orderId } = await placeOrder(emulator, { coupons: ["FREESHIP"] });
  expect((await api.get(`v2/orders?cart_id=${cartId}`)).each("id")).toEqual([orderId]);
  expect((await api.get(`v2/orders/${orderId}`)).at("cart_id")).toBe(cartId);
  const addresses = await api.get(`v2/orders/${orderId}/shipping_addresses`);
  expect(addresses.json).toMatchObject([{ shipping_method: "Ground", items_total: 3, items_shipped: 0 }]);
  const addressId = addresses.at("0.id");
  const one = await api.get(`v2/orders/${orderId}/shipping_addresses/${addressId}`);
  expect(one.at("shipping_method")).toBe("Ground");
  const products = await api.get(`v2/orders/${orderId}/products`);
  expect(products.each("order_address_id")).toEqual([addressId]);
  const coupons = await api.get(`v2/orders/${orderId}/coupons`);
  expect(coupons.json).toMatchObject([{ code: "FREESHIP", type: 4, coupon_id: 3 }]);
});

test("of an order that a gift certificate pays in part, the rest's payment method is the order's", async () => {
  const { orderId } = await placeOrder(emulator, { giftCertificates: ["GIFT-25"] });
  const order = await api.get(`v2/orders/${orderId}`);
  expect(order.json).toMatchObject({
    payment_method: "Test payment",
    payment_status: "captured",
    gift_certificate_amount: "25.0000",
    store_credit_amount: "0.0000",
  });
  const transactions = await api.get(`v3/orders/${orderId}/transactions`);
  expect(transactions.json).toMatchObject({
    data: [
      {
        order_id: String(orderId),
        event: "purchase",
        method: "gift_certificate",
        amount: 25,
        gateway: "bigcommerce",
        gift_certificate: { code: "GIFT-25", original_balance: 25, remaining_balance: 0 },
      },
      { method: "custom", gateway: "testgateway", currency: "USD", status: "ok" },
    ],
  });
  const [certificate, rest] = transactions.each("amount").map(Number);
  expect(Number(order.at("total_inc_tax"))).toBeCloseTo(Number(certificate) + Number(rest), 4);
  expect((await api.get("v2/orders?payment_method=Test payment")).each("id")).toEqual([orderId]);
});

test("of an order that a gift certificate pays wholly, it is the payment method", async () => {
  const { orderId } = await placeOrder(emulator, { giftCertificates: ["GIFT-500"] });
  const order = await api.get(`v2/orders/${orderId}`);
  expect(order.at("payment_method")).toBe("Gift Certificate");
  expect(order.at("gift_certificate_amount")).toBe(order.at("total_inc_tax"));
});

test("transactions need their own scope, and an order without payments has none", async () => {
  const other = await startEmulator({
    accessTokens: [
      { token: "orders", scopes: ["store_v2_orders"] },
      { token: "payments", scopes: ["store_v2_transactions_read_only"] },
    ],
  });
  const get = (token: string, path: string) => managementCaller(other, token).get(path);
  expect((await get("orders", "v3/orders/10297/transactions")).status).toBe(403);
  expect((await get("payments", "v3/orders/10297/transactions")).at("data.0")).toMatchObject({
    method: "credit_card",
    credit_card: { card_type: "visa", card_last4: "4242" },
  });
  expect((await get("payments", "v3/orders/1/transactions")).status).toBe(404);
  const created = await managementCaller(other).post("v2/orders", {
    billing_address: { country_iso2: "US" },
    products: [{ product_id: 109, quantity: 1 }],
    payment_method: "Cash",
  });
  expect(created.at("payment_method")).toBe("Cash");
  expect((await get("payments", `v3/orders/${created.at("id")}/transactions`)).status).toBe(204);
});

const inEuros = fixtures.settings.currencies.map((currency) => ({ ...currency, isTransactional: true }));

test("an order in another currency says which, and at what rate, also once the rate is another", async () => {
  const shop = await startEmulator({ data: { settings: { currencies: inEuros } } });
  const { get, put, post } = managementCaller(shop);
  const { orderId } = await placeOrder(shop, { currencyCode: "EUR" });
  const euros = {
    currency_id: 2,
    currency_code: "EUR",
    currency_exchange_rate: "1.0000000000",
    default_currency_id: 2,
    default_currency_code: "EUR",
    store_default_currency_code: "USD",
    store_default_to_transactional_exchange_rate: "0.9200000000",
  };
  expect((await get(`v2/orders/${orderId}`)).json).toMatchObject(euros);
  await put("v2/currencies/2", { currency_exchange_rate: "0.5" });
  expect((await get(`v2/orders/${orderId}`)).json).toMatchObject(euros);
  const order = { billing_address: { country_iso2: "US" }, products: [{ product_id: 105, quantity: 1 }] };
  const [dollars, created] = [
    await post("v2/orders", order),
    await post("v2/orders", { ...order, default_currency_code: "EUR" }),
  ];
  expect(created.at("store_default_to_transactional_exchange_rate")).toBe("0.5000000000");
  expect(Number(created.at("subtotal_ex_tax"))).toBeCloseTo(Number(dollars.at("subtotal_ex_tax")) / 2, 2);
  const unknown = await post("v2/orders", { ...order, default_currency_code: "CHF" });
  expect(unknown.at("0.message")).toBe("The field 'default_currency_code' is invalid.");
});

test("the currency that the shopper saw is kept beside the one that they pay in", async () => {
  const { orderId } = await placeOrder(emulator, { displayCurrencyCode: "EUR" });
  expect((await api.get(`v2/orders/${orderId}`)).json).toMatchObject({
    currency_id: 2,
    currency_code: "EUR",
    currency_exchange_rate: "0.9200000000",
    default_currency_code: "USD",
    store_default_to_transactional_exchange_rate: "1.0000000000",
  });
});

test("nothing in two orders has the same id, whatever they have in them", async () => {
  const many = Array.from({ length: 120 }, (_, index) => ({
    name: `Part ${index}`,
    quantity: 1,
    price_ex_tax: 1,
    price_inc_tax: 1.1,
  }));
  const body = { billing_address: { country_iso2: "US" }, products: many };
  const lines = [
    { productEntityId: 105, quantity: 1 },
    { productEntityId: 113, quantity: 1 },
  ];
  const wanted = { lines, cities: ["Portland", "Eugene"], coupons: ["SLOWSUNDAY", "FREESHIP"] };
  const ids = [
    Number((await api.post("v2/orders", body)).at("id")),
    (await placeOrder(emulator, wanted)).orderId,
    Number((await api.post("v2/orders", body)).at("id")),
    (await placeOrder(emulator, wanted)).orderId,
  ];
  for (const name of ["products", "shipping_addresses", "coupons", "taxes"]) {
    const lists = await Promise.all(
      ids.map(async (id) => {
        const { status, each } = await api.get(`v2/orders/${id}/${name}?limit=250`);
        return status === 204 ? [] : each("id");
      }),
    );
    const all = lists.flat();
    expect(all.length, name).toBeGreaterThan(3);
    expect(new Set(all).size, name).toBe(all.length);
  }
});

test("the order's page has the same lines in GraphQL", async () => {
  const { cartId, orderId } = await placeOrder(emulator);
  const products = await api.get(`v2/orders/${orderId}/products`);
  const answer = await queryStorefront(
    emulator,
    `{ site { order(filter: { entityId: ${orderId}, cartEntityId: "${cartId}" }) { consignments { shipping { edges { node { entityId lineItems { edges { node { entityId subTotalSalePrice { value } } } } } } } } } } }`,
  );
  expect(answer.at("site.order.consignments.shipping.edges.0.node")).toEqual({
    entityId: products.at("0.order_address_id"),
    lineItems: {
      edges: [
        {
          node: {
            entityId: products.at("0.id"),
            subTotalSalePrice: { value: Number(products.at("0.total_ex_tax")) },
          },
        },
      ],
    },
  });
});
