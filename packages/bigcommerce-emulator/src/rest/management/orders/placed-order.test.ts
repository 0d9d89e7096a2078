import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

const address = `{ firstName: "Rosa", lastName: "Ortiz", email: "rosa@example.com", address1: "12 Fern Road",
  city: "Portland", stateOrProvince: "Oregon", countryCode: "US", postalCode: "97205", shouldSaveAddress: false }`;

async function mutate(root: "cart" | "checkout", field: string, input: string, selection: string) {
  const answer = await queryStorefront(
    emulator,
    `mutation { ${root} { ${field}(input: { ${input} }) { ${selection} } } }`,
  );
  return (path: string) => String(answer.at(`${root}.${field}.${path}`));
}

async function placedOrder() {
  const cart = await mutate(
    "cart",
    "createCart",
    "lineItems: [{ productEntityId: 105, quantity: 3 }]",
    "cart { entityId lineItems { physicalItems { entityId } } }",
  );
  const cartId = cart("cart.entityId");
  const checkout = `checkoutEntityId: "${cartId}"`;
  const fill = (field: string, input: string) =>
    mutate(
      "checkout",
      field,
      `${checkout}, ${input}`,
      "checkout { shippingConsignments { entityId availableShippingOptions { entityId } } }",
    );
  await fill("addCheckoutBillingAddress", `data: { address: ${address} }`);
  const line = `{ lineItemEntityId: "${cart("cart.lineItems.physicalItems.0.entityId")}", quantity: 3 }`;
  const consignments = await fill(
    "addCheckoutShippingConsignments",
    `data: { consignments: [{ address: ${address}, lineItems: [${line}] }] }`,
  );
  const shipping = (path: string) => consignments(`checkout.shippingConsignments.0.${path}`);
  await fill(
    "selectCheckoutShippingOption",
    `consignmentEntityId: "${shipping("entityId")}", data: { shippingOptionEntityId: "${shipping("availableShippingOptions.0.entityId")}" }`,
  );
  await fill("applyCheckoutCoupon", 'data: { couponCode: "FREESHIP" }');
  await fill("applyCheckoutGiftCertificate", 'data: { giftCertificateCode: "GIFT-25" }');
  const completed = await mutate("checkout", "completeCheckout", checkout, "orderEntityId");
  return { cartId, orderId: completed("orderEntityId") };
}

test("an order of the checkout says from which cart it is, what a gift certificate paid, and how it ships", async () => {
  const { cartId, orderId } = await placedOrder();
  const order = await api.get(`v2/orders/${orderId}`);
  expect(order.json).toMatchObject({ cart_id: cartId, gift_certificate_amount: "25.0000" });
  const addresses = await api.get(`v2/orders/${orderId}/shipping_addresses`);
  expect(addresses.json).toMatchObject([
    { id: Number(orderId) * 10, shipping_method: "Ground", items_total: 3 },
  ]);
  const one = await api.get(`v2/orders/${orderId}/shipping_addresses/${Number(orderId) * 10}`);
  expect(one.at("shipping_method")).toBe("Ground");
  const products = await api.get(`v2/orders/${orderId}/products`);
  expect(products.each("order_address_id")).toEqual([Number(orderId) * 10]);
  const coupons = await api.get(`v2/orders/${orderId}/coupons`);
  expect(coupons.json).toMatchObject([{ code: "FREESHIP", type: 4 }]);
});
