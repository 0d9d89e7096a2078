import { expect, test } from "vitest";
import { z } from "zod";
import { addressInput, express } from "../../../test/checkout-calls.js";
import { mintPrivateToken, postGraphql, readGraphql } from "../../../test/emulator-calls.js";
import { valueAt } from "../../../test/execute-storefront.js";
import { emulatorForEachTest } from "../../../test/running-emulator.js";

const emulator = emulatorForEachTest({ stubs: "refuse" });

/** A customer with a session, and a cart of theirs that is ready for an order. */
async function shopper() {
  const token = await mintPrivateToken(emulator);
  const send = async (query: string, variables: object = {}, headers: Record<string, string> = {}) => {
    const response = await postGraphql(emulator, { token, headers, body: { query, variables } });
    return { ...(await readGraphql(response)), stub: response.headers.get("x-emulator-stub") };
  };
  const login = await send(
    'mutation { login(email: "new@example.com", password: "emulator") { customerAccessToken { value } } }',
  );
  const accessToken = z.string().parse(valueAt(login.data, "login.customerAccessToken.value"));
  const ask = (query: string, variables?: object) =>
    send(query, variables, { "x-bc-customer-access-token": accessToken });
  const created = await ask(
    "mutation { cart { createCart(input: { lineItems: [{ productEntityId: 113, quantity: 1 }] }) { cart { entityId lineItems { physicalItems { entityId quantity } } } } } }",
  );
  const cart = z.string().parse(valueAt(created.data, "cart.createCart.cart.entityId"));
  const line = valueAt(created.data, "cart.createCart.cart.lineItems.physicalItems.0.entityId");
  return { ask, cart, line };
}

async function readyForOrder() {
  const { ask, cart, line } = await shopper();
  const change = async (field: string, input: object) => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
    const { data, messages, stub } = await ask(
      `mutation Change($input: ${type}) { checkout { ${field}(input: $input) { checkout { shippingConsignments { entityId } } } } }`,
      { input: { checkoutEntityId: cart, ...input } },
    );
    expect([messages, stub]).toEqual([[], null]);
    return valueAt(data, `checkout.${field}.checkout.shippingConsignments.0.entityId`);
  };
  const address = addressInput();
  await change("addCheckoutBillingAddress", { data: { address } });
  const lineItems = [{ lineItemEntityId: line, quantity: 1 }];
  const consignmentEntityId = await change("addCheckoutShippingConsignments", {
    data: { consignments: [{ address, lineItems }] },
  });
  await change("selectCheckoutShippingOption", {
    consignmentEntityId,
    data: { shippingOptionEntityId: express },
  });
  return { ask, cart };
}

test("a customer with a session goes from the cart to the order; the session's checkout needs no id", async () => {
  const { ask, cart } = await readyForOrder();
  const checkout = await ask("{ site { checkout { entityId grandTotal { value } } } }");
  expect(checkout.data).toEqual({ site: { checkout: { entityId: cart, grandTotal: { value: 68.76 } } } });
  const placed = await ask(
    `mutation { checkout { completeCheckout(input: { checkoutEntityId: "${cart}" }) { orderEntityId errors { __typename } } } }`,
  );
  const orderEntityId = valueAt(placed.data, "checkout.completeCheckout.orderEntityId");
  const orders = await ask("{ customer { orders { edges { node { entityId totalIncTax { value } } } } } }");
  expect(valueAt(orders.data, "customer.orders.edges")).toEqual([
    { node: { entityId: orderEntityId, totalIncTax: { value: 68.76 } } },
  ]);
  expect((await ask("{ site { checkout { entityId } } }")).data).toEqual({ site: { checkout: null } });
});

test("of several requests at once, one places the order", async () => {
  const { ask, cart } = await readyForOrder();
  const complete = `mutation { checkout { completeCheckout(input: { checkoutEntityId: "${cart}" }) { orderEntityId errors { ... on CartError { code } } } } }`;
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(complete)));
  const results = answers.map(({ data }) => valueAt(data, "checkout.completeCheckout"));
  const refused = { orderEntityId: null, errors: [{ code: "CART_NOT_FOUND" }] };
  expect(results.filter((result) => valueAt(result, "orderEntityId") !== null)).toHaveLength(1);
  expect(results.filter((result) => valueAt(result, "orderEntityId") === null)).toEqual(
    Array.from({ length: 4 }, () => refused),
  );
  const orders = await ask("{ customer { orders { edges { node { entityId } } } } }");
  expect(valueAt(orders.data, "customer.orders.edges")).toHaveLength(1);
});
