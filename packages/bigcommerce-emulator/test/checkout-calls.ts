import { type StorefrontCaller, valueAt } from "./execute-storefront.js";

export const ground = "f1b6a0a4c2d94e0f8f6f2d1a7c3b5e01";
export const express = "f1b6a0a4c2d94e0f8f6f2d1a7c3b5e02";

/** An address that an order can be sent to. */
export function addressInput(changes: Record<string, unknown> = {}) {
  return {
    firstName: "Rosa",
    lastName: "Ortiz",
    email: "rosa@example.com",
    address1: "12 Fern Road",
    city: "Portland",
    stateOrProvince: "Oregon",
    stateOrProvinceCode: "OR",
    countryCode: "US",
    postalCode: "97205",
    shouldSaveAddress: false,
    ...changes,
  };
}

interface Line {
  readonly productEntityId: number;
  readonly variantEntityId?: number;
  readonly quantity: number;
  readonly selectedOptions?: object;
}

/** A new cart; its id, and the ids of its lines. */
export function newCart(caller: StorefrontCaller, lines: readonly Line[], input: object = {}) {
  const data = caller.data(
    `mutation New($input: CreateCartInput!) { cart { createCart(input: $input) { cart {
      entityId lineItems { physicalItems { entityId quantity } } } } } }`,
    { input: { lineItems: lines, ...input } },
  );
  const items = data.at("cart.createCart.cart.lineItems.physicalItems");
  return {
    id: String(data.at("cart.createCart.cart.entityId")),
    lineItems: (Array.isArray(items) ? items : []).map((item: unknown) => ({
      lineItemEntityId: String(valueAt(item, "entityId")),
      quantity: Number(valueAt(item, "quantity")),
    })),
  };
}

/** A mutation of a checkout: what it answers, and the first error. */
export function change(
  caller: StorefrontCaller,
  field: string,
  input: object,
  selection = "checkout { entityId version }",
) {
  const inputType = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
  const result = caller.execute(
    `mutation Change($input: ${inputType}) { checkout { ${field}(input: $input) { ${selection} } } }`,
    { input },
  );
  return {
    answer: valueAt(result.data, `checkout.${field}`),
    message: result.errors?.[0]?.message,
  };
}

export const amounts = `subtotal { value } shippingCostTotal { value } handlingCostTotal { value } taxTotal { value }
  grandTotal { value } outstandingBalance { value } totalDiscount { value } shippingCostBeforeDiscount { value }
  coupons { code status discountedAmount { value } } giftCertificates { code used { value } remaining { value } }`;

/** Amounts of the checkout of a cart, by the field's name. */
export function totals(caller: StorefrontCaller, id: string) {
  const data = caller.data(`query Totals($id: String) { site { checkout(entityId: $id) { ${amounts} } } }`, {
    id,
  });
  const at = (name: string) => Number(data.at(`site.checkout.${name}.value`));
  return {
    subtotal: at("subtotal"),
    shipping: at("shippingCostTotal"),
    handling: at("handlingCostTotal"),
    tax: at("taxTotal"),
    discount: at("totalDiscount"),
    grandTotal: at("grandTotal"),
    outstanding: at("outstandingBalance"),
    coupons: data.at("site.checkout.coupons"),
    giftCertificates: data.at("site.checkout.giftCertificates"),
  };
}

/** Fills in everything that an order needs. */
export function fillIn(
  caller: StorefrontCaller,
  { id, lineItems }: ReturnType<typeof newCart>,
  { option = ground, address = addressInput() } = {},
): void {
  change(caller, "addCheckoutBillingAddress", { checkoutEntityId: id, data: { address } });
  const { answer } = change(
    caller,
    "addCheckoutShippingConsignments",
    { checkoutEntityId: id, data: { consignments: [{ address, lineItems }] } },
    "checkout { shippingConsignments { entityId } }",
  );
  const consignmentEntityId = String(valueAt(answer, "checkout.shippingConsignments.0.entityId"));
  change(caller, "selectCheckoutShippingOption", {
    checkoutEntityId: id,
    consignmentEntityId,
    data: { shippingOptionEntityId: option },
  });
}

/** Completes a checkout: the id of the order, and the codes of the errors. */
export function complete(caller: StorefrontCaller, id: string) {
  const { answer, message } = change(
    caller,
    "completeCheckout",
    { checkoutEntityId: id },
    "orderEntityId paymentAccessToken errors { __typename ... on CartError { cart: code } ... on CartLineItemError { line: code } ... on CheckoutShippingConsignmentError { shipping: code } ... on CheckoutBillingAddressError { billing: code } ... on CheckoutCouponError { coupon: code } ... on Error { message } }",
  );
  if (message !== undefined) throw new Error(message);
  const errors = valueAt(answer, "errors");
  const kinds = ["cart", "line", "shipping", "billing", "coupon"];
  const codes = (Array.isArray(errors) ? errors : []).map((error: unknown) =>
    kinds.map((kind) => valueAt(error, kind)).find((code) => code !== undefined),
  );
  return { orderEntityId: valueAt(answer, "orderEntityId"), answer, codes };
}
