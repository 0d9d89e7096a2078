import { expect, test } from "vitest";
import { managementCaller } from "../../../../test/management-calls.js";
import { placeOrder } from "../../../../test/place-order.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

const lines = [
  { productEntityId: 105, quantity: 3 },
  { productEntityId: 113, quantity: 1 },
];
const billing_address = { country_iso2: "US", state: "Oregon" };

type Answer = Awaited<ReturnType<typeof api.get>>;

async function amountsOf(orderId: unknown) {
  const order = await api.get(`v2/orders/${orderId}`);
  const products = await api.get(`v2/orders/${orderId}/products`);
  const field = (answer: Answer, name: string) => Number(answer.at(name));
  const each = (name: string) => products.each(name).map(Number);
  const sum = (name: string) => each(name).reduce((total, amount) => total + amount, 0);
  return { order: (name: string) => field(order, name), each, sum, products };
}

type Amounts = Awaited<ReturnType<typeof amountsOf>>;

/** The lines' columns are the order's subtotals, and each price is with its own tax. */
function expectToAddUp({ order, each, sum }: Amounts) {
  expect(sum("total_ex_tax")).toBeCloseTo(order("subtotal_ex_tax"), 4);
  expect(sum("total_inc_tax")).toBeCloseTo(order("subtotal_inc_tax"), 4);
  expect(sum("total_tax")).toBeCloseTo(order("subtotal_tax"), 4);
  expect(order("subtotal_tax")).toBeCloseTo(order("total_tax"), 4);
  expect(order("total_ex_tax") + order("total_tax")).toBeCloseTo(order("total_inc_tax"), 4);
  const paid = sum("discounted_total_inc_tax") + order("shipping_cost_inc_tax");
  expect(paid).toBeCloseTo(order("total_inc_tax"), 4);
  for (const [index, price] of each("price_ex_tax").entries()) {
    expect(price + (each("price_tax")[index] ?? 0)).toBeCloseTo(each("price_inc_tax")[index] ?? 0, 4);
    expect(each("base_price")[index]).toBe(price);
  }
}

test("the lines of a placed order bear the order's tax", async () => {
  const { orderId } = await placeOrder(emulator, { lines });
  const amounts = await amountsOf(orderId);
  expectToAddUp(amounts);
  expect(amounts.order("total_tax")).toBeGreaterThan(0);
  expect(amounts.each("total_tax").every((tax) => tax > 0)).toBe(true);
  expect(amounts.order("subtotal_ex_tax") + amounts.order("subtotal_tax")).toBeCloseTo(
    amounts.order("subtotal_inc_tax"),
    4,
  );
});

test("with a coupon, totals are before it, and the tax is on what is left", async () => {
  const { orderId } = await placeOrder(emulator, { lines, coupons: ["SLOWSUNDAY"] });
  const amounts = await amountsOf(orderId);
  expectToAddUp(amounts);
  const { order, products } = amounts;
  expect(order("subtotal_inc_tax")).toBeGreaterThan(order("subtotal_ex_tax") + order("subtotal_tax"));
  expect(products.at("0.applied_discounts")).toMatchObject([{ code: "SLOWSUNDAY", target: "order" }]);
  const discounts = [0, 1].map((index) => Number(products.at(`${index}.applied_discounts.0.amount`)));
  expect(discounts.reduce((sum, discount) => sum + discount)).toBeCloseTo(order("coupon_discount"), 4);
});

test("an order of the fixtures, whose lines say nothing of tax, adds up too", async () => {
  const amounts = await amountsOf(10_297);
  expectToAddUp(amounts);
  expect(amounts.order("total_tax")).toBe(6.89);
});

test("a bought gift certificate is a line", async () => {
  const order = [...emulator.snapshot().orders].find(({ entityId }) => entityId === 10_271);
  if (order === undefined) throw new Error("The fixtures have no order 10271.");
  const bought = [{ entityId: 7, name: "For Rosa", amount: 40, recipientEmail: "rosa@example.com" }];
  emulator.restore({ ...emulator.snapshot(), orders: [{ ...order, giftCertificates: bought }] });
  const amounts = await amountsOf(10_271);
  expectToAddUp(amounts);
  expect(amounts.products.each("type")).toEqual(["physical", "physical", "giftcertificate"]);
});

test.each([
  ["both prices", { price_ex_tax: "45.00", price_inc_tax: "50.00" }, [45, 5, 50]],
  ["the price without tax", { price_ex_tax: 45 }, [45, 4.66, 49.66]],
  ["the price with tax", { price_inc_tax: 49.66 }, [45.0023, 4.6577, 49.66]],
])("a new order with %s has the other amounts", async (_, prices, [exTax, tax, incTax]) => {
  const created = await api.post("v2/orders", {
    billing_address,
    products: [
      { name: "Engraving", quantity: 2, ...prices },
      { name: "Free", quantity: 1, price_ex_tax: 0, price_inc_tax: 0 },
    ],
  });
  const amounts = await amountsOf(created.at("id"));
  expectToAddUp(amounts);
  expect(amounts.each("price_ex_tax")[0]).toBe(exTax);
  expect(amounts.each("price_tax")[0]).toBe(tax);
  expect(amounts.each("price_inc_tax")[0]).toBe(incTax);
});

test("a discount of the order lowers the tax, and another one raises it again", async () => {
  const created = await api.post("v2/orders", {
    billing_address,
    products: [{ name: "Engraving", quantity: 1, price_ex_tax: 100, price_inc_tax: 120 }],
    discount_amount: 50,
  });
  const id = created.at("id");
  const tax = async () => (await amountsOf(id)).order("total_tax");
  expect(created.at("total_inc_tax")).toBe("60.0000");
  expect(await tax()).toBe(10);
  await api.put(`v2/orders/${id}`, { discount_amount: 100 });
  expect(await tax()).toBe(0);
  await api.put(`v2/orders/${id}`, { discount_amount: 10 });
  expect(await tax()).toBe(18);
  expectToAddUp(await amountsOf(id));
  const products = await api.get(`v2/orders/${id}/products`);
  expect(products.at("0.applied_discounts")).toEqual([
    { id: "manual-discount", amount: "10.0000", name: "Manual Discount", code: null, target: "order" },
  ]);
});

test("taxes are those of each address, with their rate", async () => {
  const { orderId } = await placeOrder(emulator, { lines, cities: ["Portland", "Eugene"] });
  const amounts = await amountsOf(orderId);
  const taxes = await api.get(`v2/orders/${orderId}/taxes`);
  expect(taxes.json).toMatchObject([
    { order_id: orderId, name: "Sales tax", class: "Default Tax Class", rate: "10.3500", priority: 0 },
    { order_id: orderId, name: "Sales tax", rate: "10.3500" },
  ]);
  expect(taxes.each("line_amount")).toEqual(amounts.products.each("total_tax"));
  expect(taxes.each("order_address_id")).toEqual(amounts.products.each("order_address_id"));
});

test("the tax of a new order is an override; an order without tax has none, and another order no taxes", async () => {
  const products = [{ name: "Engraving", quantity: 1, price_ex_tax: 100, price_inc_tax: 120 }];
  const created = await api.post("v2/orders", { billing_address, products });
  expect((await api.get(`v2/orders/${created.at("id")}/taxes`)).json).toMatchObject([
    { class: "API Tax Override", rate: "20.0000", line_amount: "20.0000" },
  ]);
  expect((await api.get("v2/orders/10300/taxes")).status).toBe(204);
  expect((await api.get("v2/orders/1/taxes")).status).toBe(404);
});

const hundred = { name: "Engraving", quantity: 1, price_ex_tax: 100 };

test("the price with tax of a line does not depend on how much a discount leaves of it", async () => {
  const body = { billing_address, products: [hundred], discount_amount: 99.95 };
  const created = await api.post("v2/orders", body);
  expect(created.json).toMatchObject({ subtotal_inc_tax: "110.3500", total_ex_tax: "0.0500" });
  const products = await api.get(`v2/orders/${created.at("id")}/products`);
  expect(products.at("0")).toMatchObject({ price_inc_tax: "110.3500", total_inc_tax: "110.3500" });
});

test("a discount beyond what coupons leave of the lines is refused, and nothing is written", async () => {
  const refusal = (left: string) => [
    {
      status: 400,
      message: "The field 'discount_amount' is invalid.",
      details: { invalid_reason: `Coupons leave ${left} of the order's lines to discount.` },
    },
  ];
  const body = { billing_address, products: [hundred], shipping_cost_ex_tax: 50, discount_amount: 100.01 };
  expect((await api.post("v2/orders", body)).json).toEqual(refusal("100.0000"));
  const before = await api.get("v2/orders/10297");
  const most = Number(before.at("subtotal_ex_tax")) - Number(before.at("coupon_discount"));
  const change = { status_id: 2, billing_address: { city: "Salem" }, discount_amount: most + 0.01 };
  expect((await api.put("v2/orders/10297", change)).json).toEqual(refusal(most.toFixed(4)));
  expect((await api.get("v2/orders/10297")).json).toEqual(before.json);
});

test("the taxes of an order whose lines say nothing of tax follow what a discount leaves", async () => {
  const put = (discount_amount: unknown) => api.put("v2/orders/10297", { discount_amount });
  const before = await put(0);
  expect(before.at("total_tax")).toBe("6.8900");
  const most = Number(before.at("subtotal_ex_tax")) - Number(before.at("coupon_discount"));
  expect((await put(most)).json).toMatchObject({ total_tax: "0.0000", total_ex_tax: "6.5000" });
  expect((await api.get("v2/orders/10297/taxes")).each("line_amount")).toEqual(["0.0000"]);
  expectToAddUp(await amountsOf(10_297));
  const again = await put(0);
  // Each of the three lines rounds its own tax.
  expect(Math.abs(Number(again.at("total_tax")) - 6.89)).toBeLessThanOrEqual(0.02);
  expectToAddUp(await amountsOf(10_297));
});

test("a line that costs nothing without tax keeps the tax that it was given", async () => {
  const products = [{ name: "Duty", quantity: 2, price_ex_tax: 0, price_inc_tax: 5 }];
  const created = await api.post("v2/orders", { billing_address, products });
  expect(created.json).toMatchObject({ subtotal_inc_tax: "10.0000", total_inc_tax: "10.0000" });
  expectToAddUp(await amountsOf(created.at("id")));
});

test("a price with tax below the price without it is refused", async () => {
  const products = [{ name: "Engraving", quantity: 1, price_ex_tax: 10, price_inc_tax: 8 }];
  const refused = await api.post("v2/orders", { billing_address, products });
  expect([refused.status, refused.at("0.message")]).toEqual([400, "The field 'price_inc_tax' is invalid."]);
});
