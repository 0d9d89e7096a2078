import { expect, test } from "vitest";
import {
  addressInput,
  change,
  complete,
  express,
  fillIn,
  ground,
  newCart,
  totals,
} from "../../../test/checkout-calls.js";
import { retailId, storefrontCaller, valueAt, wholesaleId } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { createStoreData, storeContents } from "../../store/store-data.js";

const twoBoxes = [{ productEntityId: 113, quantity: 2 }];

test("the checkout of a new cart has the cart's id and nothing filled in", () => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, twoBoxes);
  const checkout = caller.data(
    `{ site { checkout(entityId: "${id}") { id entityId version currencyCode displayCurrencyCode billingAddress { entityId }
      shippingConsignments { entityId } customerMessage coupons { code } giftCertificates { code } promotions { entityId }
      fees { id } order { entityId } cart { entityId amount { value } } } } }`,
  );
  expect(checkout.at("site.checkout")).toEqual({
    id: Buffer.from(`Checkout:${id}`).toString("base64"),
    entityId: id,
    version: 1,
    currencyCode: "USD",
    displayCurrencyCode: "USD",
    billingAddress: null,
    shippingConsignments: [],
    customerMessage: null,
    coupons: [],
    giftCertificates: [],
    promotions: [],
    fees: [],
    order: null,
    cart: { entityId: id, amount: { value: 92 } },
  });
  expect(totals(caller, id)).toMatchObject({ subtotal: 92, shipping: 0, tax: 9.52, grandTotal: 101.52 });
});

test("another customer's checkout does not exist, and an unknown one neither", () => {
  const wholesale = storefrontCaller({ customerId: wholesaleId });
  const retail = storefrontCaller({ ...wholesale.context, customerId: retailId });
  const { id } = newCart(wholesale, twoBoxes);
  const read = (caller: typeof retail, entityId: string) =>
    caller.data(`{ site { checkout(entityId: "${entityId}") { entityId } } }`).at("site.checkout");
  expect([read(wholesale, id), read(retail, id), read(retail, "nothing")]).toEqual([
    { entityId: id },
    null,
    null,
  ]);
  const data = { address: addressInput() };
  expect(change(retail, "addCheckoutBillingAddress", { checkoutEntityId: id, data })).toEqual({
    answer: null,
    message: "Not Found: Checkout does not exist",
  });
});

test("a cart and a checkout are nodes, for whoever may read them", () => {
  const wholesale = storefrontCaller({ customerId: wholesaleId });
  const retail = storefrontCaller({ ...wholesale.context, customerId: retailId });
  const { id } = newCart(wholesale, twoBoxes);
  const read = (caller: typeof retail, typeName: string) => {
    const node = Buffer.from(`${typeName}:${id}`).toString("base64");
    return caller
      .data(`{ node(id: "${node}") { __typename ... on Cart { entityId } ... on Checkout { entityId } } }`)
      .at("node");
  };
  for (const __typename of ["Cart", "Checkout"]) {
    expect(read(wholesale, __typename)).toEqual({ __typename, entityId: id });
    expect(read(retail, __typename)).toBeNull();
  }
});

test("every change raises the version, and a stale one is refused", () => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, twoBoxes);
  const message = (version: number) =>
    change(caller, "updateCheckoutCustomerMessage", {
      checkoutEntityId: id,
      version,
      data: { message: "Ring twice" },
    });
  expect(message(1).answer).toMatchObject({ checkout: { version: 2 } });
  expect(message(1).message).toMatch(/^Request conflict: /);
  expect(
    caller.data(`{ site { checkout(entityId: "${id}") { customerMessage } } }`).at("site.checkout"),
  ).toEqual({
    customerMessage: "Ring twice",
  });
});

test("a billing address is added, then changed under its own id", () => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, twoBoxes);
  const customFields = { texts: [{ fieldEntityId: 30, text: "Bell 4" }] };
  const selection = `checkout { billingAddress { entityId firstName countryCode
    customFields { __typename entityId ... on CheckoutAddressTextFieldCustomField { text } } } }`;
  const added = change(
    caller,
    "addCheckoutBillingAddress",
    { checkoutEntityId: id, data: { address: addressInput({ customFields }) } },
    selection,
  );
  const addressEntityId = String(valueAt(added.answer, "checkout.billingAddress.entityId"));
  expect(valueAt(added.answer, "checkout.billingAddress.customFields")).toEqual([
    { __typename: "CheckoutAddressTextFieldCustomField", entityId: 30, text: "Bell 4" },
  ]);
  const update = (entityId: string) =>
    change(
      caller,
      "updateCheckoutBillingAddress",
      {
        checkoutEntityId: id,
        addressEntityId: entityId,
        data: { address: addressInput({ firstName: "Mo" }) },
      },
      selection,
    );
  expect(update(addressEntityId).answer).toMatchObject({
    checkout: { billingAddress: { entityId: addressEntityId, firstName: "Mo" } },
  });
  expect(update("another").message).toBe("Not Found: Billing address does not exist");
  const nowhere = { checkoutEntityId: id, data: { address: addressInput({ countryCode: "QQ" }) } };
  expect(change(caller, "addCheckoutBillingAddress", nowhere).message).toMatch(/QQ/);
});

const consignment = `checkout { shippingConsignments { entityId lineItemIds shippingCost { value }
  availableShippingOptions { entityId description isRecommended cost { value } costAfterDiscount { value } }
  selectedShippingOption { entityId description cost { value } } } }`;

test("the ways to ship follow from the country, and shipping is free from a certain value", () => {
  const caller = storefrontCaller();
  const { id, lineItems } = newCart(caller, [{ productEntityId: 113, quantity: 1 }]);
  const input = (countryCode: string) => ({
    checkoutEntityId: id,
    data: { consignments: [{ address: addressInput({ countryCode }), lineItems }] },
  });
  const { answer } = change(caller, "addCheckoutShippingConsignments", input("US"), consignment);
  expect(valueAt(answer, "checkout.shippingConsignments.0")).toMatchObject({
    shippingCost: null,
    selectedShippingOption: null,
    availableShippingOptions: [
      { description: "Ground", isRecommended: true, cost: { value: 6.5 } },
      { description: "Express", isRecommended: false, cost: { value: 18 } },
    ],
  });
  const { id: other, lineItems: others } = newCart(caller, twoBoxes);
  const abroad = change(
    caller,
    "addCheckoutShippingConsignments",
    {
      checkoutEntityId: other,
      data: { consignments: [{ address: addressInput({ countryCode: "DE" }), lineItems: others }] },
    },
    consignment,
  );
  expect(valueAt(abroad.answer, "checkout.shippingConsignments.0.availableShippingOptions")).toMatchObject([
    { description: "International", cost: { value: 32 } },
  ]);
  const { id: large, lineItems: many } = newCart(caller, twoBoxes);
  fillIn(caller, { id: large, lineItems: many });
  expect(totals(caller, large).shipping).toBe(0);
});

test("a shipping option must be one of the consignment's, and a new address keeps it if it still is", () => {
  const caller = storefrontCaller();
  const cart = newCart(caller, [{ productEntityId: 113, quantity: 1 }]);
  fillIn(caller, cart);
  const { id: checkoutEntityId, lineItems } = cart;
  const read = () =>
    caller
      .data(`{ site { ${consignment.replace("checkout", `checkout(entityId: "${checkoutEntityId}")`)} } }`)
      .at("site.checkout.shippingConsignments.0");
  expect(read()).toMatchObject({
    shippingCost: { value: 6.5 },
    selectedShippingOption: { entityId: ground },
  });
  const consignmentEntityId = String(valueAt(read(), "entityId"));
  const wrong = { checkoutEntityId, consignmentEntityId, data: { shippingOptionEntityId: "nothing" } };
  expect(change(caller, "selectCheckoutShippingOption", wrong).message).toMatch(
    /^Not Found: Shipping option/,
  );
  const moveTo = (countryCode: string) =>
    change(caller, "updateCheckoutShippingConsignment", {
      checkoutEntityId,
      consignmentEntityId,
      data: { consignment: { address: addressInput({ countryCode }), lineItems } },
    });
  moveTo("US");
  expect(read()).toMatchObject({ selectedShippingOption: { entityId: ground } });
  moveTo("FR");
  expect(read()).toMatchObject({ selectedShippingOption: null });
  const gone = { checkoutEntityId, consignmentEntityId };
  expect(change(caller, "deleteCheckoutConsignment", gone).message).toBeUndefined();
  expect(change(caller, "deleteCheckoutConsignment", gone).message).toBe(
    "Not Found: Consignment does not exist",
  );
});

test("consignments ship no more of a line than there is", () => {
  const caller = storefrontCaller();
  const { id, lineItems } = newCart(caller, twoBoxes);
  const add = (quantity: number, lineItemEntityId = lineItems[0]?.lineItemEntityId) =>
    change(caller, "addCheckoutShippingConsignments", {
      checkoutEntityId: id,
      data: { consignments: [{ address: addressInput(), lineItems: [{ lineItemEntityId, quantity }] }] },
    }).message;
  expect(add(3)).toMatch(/more than what is left/);
  expect(add(0)).toMatch(/more than what is left/);
  expect(add(1, "another")).toBe("Not Found: Line item does not exist");
  expect([add(2), add(1)]).toEqual([undefined, expect.stringMatching(/more than what is left/)]);
});

test("a consignment follows a change of the cart", () => {
  const caller = storefrontCaller();
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart, { option: express });
  const line = cart.lineItems[0]?.lineItemEntityId;
  caller.data(
    `mutation { cart { updateCartLineItem(input: { cartEntityId: "${cart.id}", lineItemEntityId: "${line}", data: { lineItem: { quantity: 5 } } }) { cart { version } } } }`,
  );
  expect(complete(caller, cart.id).codes).toEqual([]);
});

test("customers who are exempt pay no tax", () => {
  const caller = storefrontCaller({ customerId: wholesaleId });
  const { id } = newCart(caller, twoBoxes);
  expect(totals(caller, id)).toMatchObject({ subtotal: 73.6, tax: 0, grandTotal: 73.6 });
});

test("amounts in the display currency are converted, the others are not", () => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, twoBoxes);
  const read = (directive: string) =>
    caller
      .data(
        `query Shown ${directive} { site { checkout(entityId: "${id}") { currencyCode displayCurrencyCode
        subtotal { value currencyCode } subtotalInDisplayCurrency { value currencyCode } } } }`,
      )
      .at("site.checkout");
  const subtotal = { value: 92, currencyCode: "USD" };
  expect(read('@shopperPreferences(displayCurrencyCode: "EUR")')).toEqual({
    currencyCode: "USD",
    displayCurrencyCode: "EUR",
    subtotal,
    subtotalInDisplayCurrency: { value: 84.64, currencyCode: "EUR" },
  });
  const inUsd = { displayCurrencyCode: "USD", subtotalInDisplayCurrency: subtotal };
  expect(read('@shopperPreferences(displayCurrencyCode: "XXX")')).toMatchObject(inUsd);
  expect(read("")).toMatchObject(inUsd);
});

test("a store's document keeps what is filled in at the checkout", () => {
  const caller = storefrontCaller();
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart, { option: express });
  change(caller, "applyCheckoutCoupon", { checkoutEntityId: cart.id, data: { couponCode: "SLOWSUNDAY" } });
  const data = { giftCertificateCode: "GIFT-25" };
  change(caller, "applyCheckoutGiftCertificate", { checkoutEntityId: cart.id, data });
  const { settings, ...lists } = storeContents(caller.context.data);
  const document = JSON.parse(JSON.stringify({ settings, ...lists }));
  const other = storefrontCaller({ data: createStoreData(fixtures, document) });
  expect(totals(other, cart.id)).toEqual(totals(caller, cart.id));
  expect(complete(other, cart.id).codes).toEqual([]);
});
