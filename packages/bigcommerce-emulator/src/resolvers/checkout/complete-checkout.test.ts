import { expect, test } from "vitest";
import {
  addressInput,
  change,
  complete,
  express,
  fillIn,
  newCart,
  totals,
} from "../../../test/checkout-calls.js";
import { newId, retailId, storefrontCaller, valueAt } from "../../../test/execute-storefront.js";
import { inferredSwitchesSchema } from "../../behaviour/inferred-switches.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { createStoreData } from "../../store/store-data.js";

const twoBoxes = [{ productEntityId: 113, quantity: 2 }];

const order = `entityId status { value label } customerMessage totalProductQuantity isTaxIncluded
  subTotal { value } discountedSubTotal { value } shippingCostTotal { value } comparisonShippingCost { value }
  handlingCostTotal { value } taxTotal { value } taxes { name amount { value } } totalIncTax { value } fees { entityId }
  discounts { totalDiscount { value } couponDiscounts { couponCode discountedAmount { value } } }
  billingAddress { firstName country email }
  consignments { shipping { edges { node { shippingCost { value } shippingAddress { city email }
    lineItems { edges { node { name quantity subTotalSalePrice { value } } } } } } } }`;

test("a placed order stands in the customer's orders, as the checkout said", () => {
  const caller = storefrontCaller({ customerId: newId });
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart, { option: express });
  const data = { couponCode: "SLOWSUNDAY" };
  change(caller, "applyCheckoutCoupon", { checkoutEntityId: cart.id, data });
  change(caller, "updateCheckoutCustomerMessage", { checkoutEntityId: cart.id, data: { message: "Ring" } });
  const before = totals(caller, cart.id);
  const { orderEntityId, answer } = complete(caller, cart.id);
  expect(answer).toMatchObject({ paymentAccessToken: null, errors: [] });
  const placed = caller.data(`{ customer { orders { edges { node { ${order} } } } } }`);
  expect(placed.nodesAt("customer.orders")).toEqual([
    {
      entityId: orderEntityId,
      status: { value: "AWAITING_FULFILLMENT", label: "Awaiting Fulfillment" },
      customerMessage: "Ring",
      totalProductQuantity: 2,
      isTaxIncluded: false,
      subTotal: { value: 92 },
      discountedSubTotal: { value: 82.8 },
      shippingCostTotal: { value: 18 },
      comparisonShippingCost: { value: 18 },
      handlingCostTotal: { value: 0 },
      taxTotal: { value: 8.57 },
      taxes: [{ name: "Sales tax", amount: { value: 8.57 } }],
      totalIncTax: { value: before.grandTotal },
      fees: [],
      discounts: {
        totalDiscount: { value: 9.2 },
        couponDiscounts: [{ couponCode: "SLOWSUNDAY", discountedAmount: { value: 9.2 } }],
      },
      billingAddress: { firstName: "Rosa", country: "United States", email: "rosa@example.com" },
      consignments: {
        shipping: {
          edges: [
            {
              node: {
                shippingCost: { value: 18 },
                shippingAddress: { city: "Portland", email: "rosa@example.com" },
                lineItems: {
                  edges: [
                    { node: { name: expect.any(String), quantity: 2, subTotalSalePrice: { value: 92 } } },
                  ],
                },
              },
            },
          ],
        },
      },
    },
  ]);
});

test("the cart is gone, the checkout has its order, and the stock is less", () => {
  const caller = storefrontCaller({ customerId: retailId });
  const stock = () => caller.context.data.products.get(113)?.variants[0]?.stock ?? 0;
  const before = stock();
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart);
  const { grandTotal } = totals(caller, cart.id);
  const { orderEntityId } = complete(caller, cart.id);
  const after = caller.data(
    `{ site { cart(entityId: "${cart.id}") { entityId } checkout(entityId: "${cart.id}") { cart { entityId } order { entityId } grandTotal { value } } } }`,
  );
  expect(after.at("site")).toEqual({
    cart: null,
    checkout: { cart: null, order: { entityId: orderEntityId }, grandTotal: { value: grandTotal } },
  });
  expect(before - stock()).toBe(2);
});

test("the stock is less too in a store that hides another product", () => {
  const data = createStoreData(fixtures);
  const other = data.products.get(109);
  if (other !== undefined) other.isVisible = false;
  const stock = () => data.products.get(113)?.variants[0]?.stock ?? 0;
  const [caller, before] = [storefrontCaller({ data }), stock()];
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart);
  expect(complete(caller, cart.id).codes).toEqual([]);
  expect(before - stock()).toBe(2);
});

test("a store can take the stock when the order is shipped instead", () => {
  const inventory = {
    ...fixtures.settings.inventory,
    updateStockBehavior: "ORDER_COMPLETED_OR_SHIPPED" as const,
  };
  const caller = storefrontCaller({ data: createStoreData(fixtures, { settings: { inventory } }) });
  const stock = () => caller.context.data.products.get(113)?.variants[0]?.stock;
  const before = stock();
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart);
  expect([complete(caller, cart.id).codes, stock()]).toEqual([[], before]);
});

test("an order is placed once", () => {
  const caller = storefrontCaller({ customerId: newId });
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart);
  expect(complete(caller, cart.id).codes).toEqual([]);
  expect(complete(caller, cart.id)).toMatchObject({ orderEntityId: null, codes: ["CART_NOT_FOUND"] });
  const count = [...caller.context.data.orders.values()].filter(({ customerId }) => customerId === newId);
  expect(count).toHaveLength(1);
  const data = { couponCode: "FREESHIP" };
  expect(change(caller, "applyCheckoutCoupon", { checkoutEntityId: cart.id, data }).message).toBe(
    "Not Found: Checkout does not exist",
  );
});

test("a line that one consignment lists twice is ordered once", () => {
  const caller = storefrontCaller({ customerId: newId });
  const cart = newCart(caller, twoBoxes);
  const halves = [1, 1].flatMap((quantity) => cart.lineItems.map((line) => ({ ...line, quantity })));
  fillIn(caller, { ...cart, lineItems: halves });
  const { grandTotal } = totals(caller, cart.id);
  complete(caller, cart.id);
  const placed = caller.data(`{ customer { orders { edges { node { ${order} } } } } }`);
  expect(placed.nodesAt("customer.orders")).toMatchObject([
    {
      totalProductQuantity: 2,
      totalIncTax: { value: grandTotal },
      consignments: {
        shipping: { edges: [{ node: { lineItems: { edges: [{ node: { quantity: 2 } }] } } }] },
      },
    },
  ]);
});

test("what is missing is said, all at once, and nothing is placed", () => {
  const caller = storefrontCaller();
  const cart = newCart(caller, twoBoxes);
  const { orders } = caller.context.data;
  const before = orders.size;
  expect(complete(caller, cart.id).codes).toEqual(["INCOMPLETE_BILLING_ADDRESS", "MISSING_SHIPPING_ADDRESS"]);
  const address = addressInput({ city: " ", email: null });
  const consignments = [{ address, lineItems: [{ ...cart.lineItems[0], quantity: 1 }] }];
  change(caller, "addCheckoutBillingAddress", {
    checkoutEntityId: cart.id,
    data: { address: addressInput({ email: null }) },
  });
  const added = { checkoutEntityId: cart.id, data: { consignments: [...consignments, ...consignments] } };
  expect(change(caller, "addCheckoutShippingConsignments", added).message).toBeUndefined();
  expect(complete(caller, cart.id).codes).toEqual([
    "INCOMPLETE_BILLING_ADDRESS",
    "INCOMPLETE_SHIPPING_ADDRESS",
    "INVALID_SHIPPING_OPTION",
    "INCOMPLETE_SHIPPING_ADDRESS",
    "INVALID_SHIPPING_OPTION",
  ]);
  expect([orders.size, caller.context.data.carts.size]).toEqual([before, 1]);
});

test("a line added after the address has no address", () => {
  const caller = storefrontCaller();
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart);
  caller.data(
    `mutation { cart { addCartLineItems(input: { cartEntityId: "${cart.id}", data: { lineItems: [{ productEntityId: 117, quantity: 1 }] } }) { cart { version } } } }`,
  );
  expect(complete(caller, cart.id).codes).toEqual(["ITEM_MISSING_SHIPPING_ADDRESS"]);
});

test("the last units go to whoever completes first", () => {
  const first = storefrontCaller();
  const carts = [
    newCart(first, [{ productEntityId: 109, quantity: 3 }]),
    newCart(first, [{ productEntityId: 109, quantity: 3 }]),
  ] as const;
  for (const cart of carts) fillIn(first, cart);
  expect(complete(first, carts[0].id).codes).toEqual([]);
  expect(complete(first, carts[1].id).codes).toEqual(["INSUFFICIENT_STOCK"]);
});

test("a coupon is used up, and a gift certificate has less", () => {
  const caller = storefrontCaller();
  const { coupons, giftCertificates } = caller.context.data;
  const free = coupons.get(3);
  if (free !== undefined) coupons.set(3, { ...free, maxUses: 1 });
  const carts = [newCart(caller, twoBoxes), newCart(caller, twoBoxes)] as const;
  for (const cart of carts) {
    fillIn(caller, cart, { option: express });
    change(caller, "applyCheckoutCoupon", { checkoutEntityId: cart.id, data: { couponCode: "FREESHIP" } });
  }
  change(caller, "applyCheckoutGiftCertificate", {
    checkoutEntityId: carts[0].id,
    data: { giftCertificateCode: "GIFT-500" },
  });
  const { orderEntityId } = complete(caller, carts[0].id);
  expect(complete(caller, carts[1].id).codes).toEqual(["COUPON_INELIGIBLE"]);
  expect([coupons.get(3)?.uses, giftCertificates.get(2)?.balance]).toEqual([1, 238.48]);
  const guest = caller.data(
    `{ site { order(filter: { entityId: ${orderEntityId}, cartEntityId: "${carts[0].id}" }) { payments { edges { node { paymentMethodName amount { value } detail { __typename ... on GiftCertificatePaymentInstrument { code } } } } } } } }`,
  );
  expect(guest.nodesAt("site.order.payments")).toEqual([
    {
      paymentMethodName: "Gift Certificate",
      amount: { value: 101.52 },
      detail: { __typename: "GiftCertificatePaymentInstrument", code: "GIFT-500" },
    },
  ]);
});

test("a guest's order is found by its cart, a customer's is not", () => {
  const guest = storefrontCaller();
  const placed = (caller: typeof guest) => {
    const cart = newCart(caller, twoBoxes);
    fillIn(caller, cart);
    return { id: complete(caller, cart.id).orderEntityId, cart: cart.id };
  };
  const own = placed(guest);
  const customers = placed(storefrontCaller({ ...guest.context, customerId: retailId }));
  const find = (entityId: unknown, cart: string) =>
    guest
      .data(`{ site { order(filter: { entityId: ${entityId}, cartEntityId: "${cart}" }) { entityId } } }`)
      .at("site.order.entityId");
  expect(find(own.id, own.cart)).toBe(own.id);
  expect(find(own.id, customers.cart)).toBeUndefined();
  expect(find(customers.id, customers.cart)).toBeUndefined();
});

test("a bought gift certificate can be used, and needs no address", () => {
  const caller = storefrontCaller();
  const sender = { name: "Mo", email: "mo@example.com" };
  const recipient = { name: "Rosa", email: "rosa@example.com" };
  const certificate = { name: "For Rosa", theme: "BIRTHDAY", amount: 40, quantity: 2, sender, recipient };
  const { id } = newCart(caller, [], { giftCertificates: [certificate] });
  change(caller, "addCheckoutBillingAddress", { checkoutEntityId: id, data: { address: addressInput() } });
  expect(totals(caller, id)).toMatchObject({ subtotal: 80, tax: 0, grandTotal: 80 });
  const { orderEntityId } = complete(caller, id);
  const sent = caller.data(
    `{ site { order(filter: { entityId: ${orderEntityId}, cartEntityId: "${id}" }) { totalProductQuantity consignments { email { giftCertificates { edges { node { recipientEmail lineItems { edges { node { name salePrice { value } } } } } } } } } } } }`,
  );
  expect(sent.at("site.order")).toMatchObject({
    totalProductQuantity: 2,
    consignments: {
      email: { giftCertificates: { edges: [{ node: { recipientEmail: "rosa@example.com" } }] } },
    },
  });
  const code = [...caller.context.data.giftCertificates.values()].at(-1)?.code;
  const read = caller.data(
    `{ site { giftCertificate(code: "${code}") { status currencyCode theme balance { value } sender { name } expiresAt { utc } } } }`,
  );
  expect(read.at("site.giftCertificate")).toEqual({
    status: "ACTIVE",
    currencyCode: "USD",
    theme: "BIRTHDAY",
    balance: { value: 40 },
    sender: { name: "Mo" },
    expiresAt: { utc: expect.stringMatching(/^2028-11-20/) },
  });
});

test("an address that the customer wants to keep is theirs", () => {
  const caller = storefrontCaller({ customerId: newId });
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart, { address: addressInput({ shouldSaveAddress: true }) });
  complete(caller, cart.id);
  const kept = caller.data("{ customer { addresses { edges { node { address1 } } } } }");
  expect(kept.nodesAt("customer.addresses")).toEqual([{ address1: "12 Fern Road" }]);
});

test("the switches leave the order unpaid, and give a payment access token", () => {
  const inferred = inferredSwitchesSchema.parse({
    completedOrderStatus: "INCOMPLETE",
    paymentAccessToken: "opaque",
  });
  const caller = storefrontCaller({ customerId: newId, inferred });
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart);
  const { answer, orderEntityId } = complete(caller, cart.id);
  expect(valueAt(answer, "paymentAccessToken")).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  const read = caller.data(
    `{ site { order(filter: { entityId: ${orderEntityId} }) { status { value } payments(filters: { status: PENDING }) { edges { node { amount { value } } } } } } }`,
  );
  expect(read.at("site.order.status.value")).toBe("INCOMPLETE");
  expect(read.nodesAt("site.order.payments")).toHaveLength(1);
});

test("a cart whose last product is gone from the catalogue places no order", () => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, twoBoxes);
  fillIn(caller, { id, lineItems: [] });
  const stored = caller.context.data.carts.get(id);
  if (stored !== undefined) stored.lineItems = [];
  expect(complete(caller, id).answer).toMatchObject({
    orderEntityId: null,
    errors: [{ message: "The cart has no items" }],
  });
});

test("two lines of a variant share its stock", () => {
  const caller = storefrontCaller();
  const cart = newCart(caller, [{ productEntityId: 126, quantity: 5 }]);
  const lineItems = caller.context.data.carts.get(cart.id)?.lineItems ?? [];
  lineItems.push(...lineItems.map((line) => ({ ...line, entityId: "second" })));
  expect(valueAt(complete(caller, cart.id).answer, "errors.0.message")).toMatch(
    /^Not enough stock: .* for a quantity of 10$/,
  );
});
