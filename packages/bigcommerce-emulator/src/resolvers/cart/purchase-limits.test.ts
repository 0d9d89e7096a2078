import { expect, test } from "vitest";
import { complete, fillIn, newCart } from "../../../test/checkout-calls.js";
import {
  retailId,
  type StorefrontCaller,
  storefrontCaller,
  valueAt,
} from "../../../test/execute-storefront.js";
import { inferredSwitchesSchema } from "../../behaviour/inferred-switches.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { createStoreData } from "../../store/store-data.js";

const matcha = 109;
const mostMatcha = 3;

/** A store in which the matcha's limits are these. */
function storeWith(limits: { minPurchaseQuantity?: number; stock?: number }) {
  const data = createStoreData(fixtures);
  const product = data.products.get(matcha);
  if (product === undefined) throw new Error("The fixtures have no matcha.");
  const { minPurchaseQuantity = null, stock = 4 } = limits;
  const variants = product.variants.map((variant) => ({ ...variant, stock }));
  data.products.set(matcha, { ...product, minPurchaseQuantity, variants });
  return data;
}

/** A guest's cart and a customer's, joined by the customer's login. */
function mergedCart(
  lines: { guest: readonly [number, number]; own: readonly [number, number] },
  overrides: Parameters<typeof storefrontCaller>[0] = {},
) {
  const guest = storefrontCaller(overrides);
  const customer = storefrontCaller({ ...guest.context, customerId: retailId });
  const { email, password } = customer.context.data.customers.get(retailId) ?? {};
  newCart(customer, [{ productEntityId: lines.own[0], quantity: lines.own[1] }]);
  const { id } = newCart(guest, [{ productEntityId: lines.guest[0], quantity: lines.guest[1] }]);
  const answer = guest.data(
    `mutation Login($email: String!, $password: String!, $cart: String) { login(email: $email, password: $password, guestCartEntityId: $cart) {
      cart { entityId lineItems { physicalItems { entityId quantity } } } } }`,
    { email, password, cart: id },
  );
  const items = answer.at("login.cart.lineItems.physicalItems");
  const lineItems = (Array.isArray(items) ? items : []).map((item: unknown) => ({
    lineItemEntityId: String(valueAt(item, "entityId")),
    quantity: Number(valueAt(item, "quantity")),
  }));
  return { customer, cart: { id: String(answer.at("login.cart.entityId")), lineItems } };
}

function setQuantity(
  caller: StorefrontCaller,
  cart: ReturnType<typeof mergedCart>["cart"],
  quantity: number,
) {
  const line = cart.lineItems[0]?.lineItemEntityId;
  const source = `mutation { cart { updateCartLineItem(input: { cartEntityId: "${cart.id}", lineItemEntityId: "${line}", data: { lineItem: { quantity: ${quantity} } } }) { cart { version } } } }`;
  return caller.execute(source).errors?.[0]?.message;
}

test("a login adds up two carts, and the checkout refuses more than the purchase limit", () => {
  const { customer, cart } = mergedCart({ guest: [matcha, 2], own: [matcha, 2] });
  expect(cart.lineItems.map(({ quantity }) => quantity)).toEqual([4]);
  fillIn(customer, cart);
  const { orders } = customer.context.data;
  const before = orders.size;
  const refused = complete(customer, cart.id);
  expect(refused).toMatchObject({ orderEntityId: null, codes: ["MAXIMUM_QUANTITY_EXCEEDED"] });
  expect(valueAt(refused.answer, "errors.0")).toMatchObject({
    __typename: "CartLineItemError",
    message: expect.stringMatching(/^You can only purchase a maximum of 3 of the .+ per order\.$/),
  });
  expect(orders.size).toBe(before);
  expect(setQuantity(customer, cart, mostMatcha)).toBeUndefined();
  expect(complete(customer, cart.id).codes).toEqual([]);
});

test("the checkout of two carts refuses more than there is", () => {
  const data = storeWith({ stock: 2 });
  const { customer, cart } = mergedCart({ guest: [matcha, 1], own: [matcha, 2] }, { data });
  fillIn(customer, cart);
  expect(complete(customer, cart.id).codes).toEqual(["INSUFFICIENT_STOCK"]);
});

test("a cart that a login has filled above a limit can still take something else", () => {
  const { customer, cart } = mergedCart({ guest: [matcha, 2], own: [matcha, 2] });
  const add = (productEntityId: number) =>
    customer.execute(
      `mutation { cart { addCartLineItems(input: { cartEntityId: "${cart.id}", data: { lineItems: [{ productEntityId: ${productEntityId}, quantity: 1 }] } }) { cart { version } } } }`,
    ).errors?.[0]?.message;
  expect(add(113)).toBeUndefined();
  expect(add(matcha)).toMatch(/^You can only purchase a maximum of 3/);
});

test("the switch mergedCart leaves out what is too much", () => {
  const inferred = inferredSwitchesSchema.parse({ mergedCart: "limit" });
  const { customer, cart } = mergedCart({ guest: [matcha, 2], own: [matcha, 2] }, { inferred });
  expect(cart.lineItems.map(({ quantity }) => quantity)).toEqual([mostMatcha]);
  fillIn(customer, cart);
  expect(complete(customer, cart.id).codes).toEqual([]);
});

test("less than the minimum is refused: in the cart, and in the checkout if the minimum has risen since", () => {
  const strict = storefrontCaller({ data: storeWith({ minPurchaseQuantity: 2 }) });
  const create = (...quantities: number[]) => {
    const lineItems = quantities.map((quantity) => `{ productEntityId: ${matcha}, quantity: ${quantity} }`);
    return strict.execute(
      `mutation { cart { createCart(input: { lineItems: [${lineItems.join()}] }) { cart { version } } } }`,
    ).errors?.[0]?.message;
  };
  expect(create(1)).toMatch(/^You need to purchase a minimum of 2 of the .+ per order\.$/);
  expect(create(1, 1)).toBeUndefined();

  const caller = storefrontCaller();
  const cart = newCart(caller, [{ productEntityId: matcha, quantity: 1 }]);
  fillIn(caller, cart);
  const product = caller.context.data.products.get(matcha);
  if (product !== undefined) product.minPurchaseQuantity = 2;
  expect(complete(caller, cart.id).codes).toEqual(["MINIMUM_QUANTITY_NOT_MET"]);
});
