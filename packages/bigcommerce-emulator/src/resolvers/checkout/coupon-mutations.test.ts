import { expect, test } from "vitest";
import { change, express, fillIn, newCart, totals } from "../../../test/checkout-calls.js";
import { storefrontCaller } from "../../../test/execute-storefront.js";

const twoBoxes = [{ productEntityId: 113, quantity: 2 }];

test("the coupons of the shop take off what they say", () => {
  const caller = storefrontCaller();
  const cart = newCart(caller, twoBoxes);
  fillIn(caller, cart, { option: express });
  const apply = (couponCode: string) =>
    change(caller, "applyCheckoutCoupon", { checkoutEntityId: cart.id, data: { couponCode } }).message;
  expect(totals(caller, cart.id)).toMatchObject({
    subtotal: 92,
    shipping: 18,
    tax: 9.52,
    grandTotal: 119.52,
  });
  expect(apply("slowsunday")).toBeUndefined();
  expect(totals(caller, cart.id)).toMatchObject({ discount: 9.2, tax: 8.57, grandTotal: 109.37 });
  expect([apply("FREESHIP"), apply("FREESHIP")]).toEqual([undefined, undefined]);
  expect(totals(caller, cart.id)).toMatchObject({
    discount: 27.2,
    shipping: 0,
    grandTotal: 91.37,
    coupons: [
      { code: "SLOWSUNDAY", status: "APPLIED", discountedAmount: { value: 9.2 } },
      { code: "FREESHIP", status: "APPLIED", discountedAmount: { value: 18 } },
    ],
  });
  const items = caller.data(
    `{ site { cart(entityId: "${cart.id}") { amount { value } baseAmount { value } lineItems { physicalItems { couponAmount { value } taxTotal { value } } } } } }`,
  );
  expect(items.at("site.cart")).toEqual({
    amount: { value: 82.8 },
    baseAmount: { value: 92 },
    lineItems: { physicalItems: [{ couponAmount: { value: 9.2 }, taxTotal: { value: 8.57 } }] },
  });
  const unapply = () =>
    change(caller, "unapplyCheckoutCoupon", {
      checkoutEntityId: cart.id,
      data: { couponCode: "SlowSunday" },
    });
  expect(unapply().message).toBeUndefined();
  expect(unapply().message).toMatch(/is not applied/);
});

test.each([
  ["NOTHING", /`NOTHING` is not valid$/],
  ["LASTSPRING", /`LASTSPRING` has expired$/],
  ["FIVEOFF40", /`FIVEOFF40` needs a larger purchase$/],
])("the coupon %s is refused", (couponCode, text) => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, [{ productEntityId: 117, quantity: 1 }]);
  const input = { checkoutEntityId: id, data: { couponCode } };
  expect(change(caller, "applyCheckoutCoupon", input).message).toMatch(text);
});

test("a coupon whose minimum is no longer reached waits, and counts again once it is", () => {
  const caller = storefrontCaller();
  const { id, lineItems } = newCart(caller, twoBoxes);
  change(caller, "applyCheckoutCoupon", { checkoutEntityId: id, data: { couponCode: "FIVEOFF40" } });
  const line = lineItems[0]?.lineItemEntityId;
  const replaceBy = (productEntityId: number) =>
    caller.data(
      `mutation { cart { updateCartLineItem(input: { cartEntityId: "${id}", lineItemEntityId: "${line}", data: { lineItem: { productEntityId: ${productEntityId}, quantity: 1 } } }) { cart { version } } } }`,
    );
  replaceBy(117);
  expect(totals(caller, id)).toMatchObject({ discount: 0, coupons: [{ status: "STAGED" }] });
  replaceBy(113);
  expect(totals(caller, id)).toMatchObject({ discount: 5, coupons: [{ status: "APPLIED" }] });
});

test("gift certificates pay for what is left, in the order in which they are applied", () => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, twoBoxes);
  const apply = (giftCertificateCode: string) =>
    change(caller, "applyCheckoutGiftCertificate", { checkoutEntityId: id, data: { giftCertificateCode } })
      .message;
  expect(["GIFT-SPENT", "GIFT-OVER", "GIFT-NONE"].map(apply)).toEqual([
    expect.stringContaining("no balance"),
    expect.stringContaining("expired"),
    expect.stringContaining("is not valid"),
  ]);
  expect(apply("gift-25")).toBeUndefined();
  expect(totals(caller, id)).toMatchObject({ grandTotal: 101.52, outstanding: 76.52 });
  expect(apply("GIFT-500")).toBeUndefined();
  expect(totals(caller, id)).toMatchObject({
    outstanding: 0,
    giftCertificates: [
      { code: "GIFT-25", used: { value: 25 }, remaining: { value: 0 } },
      { code: "GIFT-500", used: { value: 76.52 }, remaining: { value: 263.48 } },
    ],
  });
  const data = { giftCertificateCode: "GIFT-500" };
  change(caller, "unapplyCheckoutGiftCertificate", { checkoutEntityId: id, data });
  expect(totals(caller, id).outstanding).toBe(76.52);
});

test("applying a coupon again changes neither its place nor the sums", () => {
  const caller = storefrontCaller();
  const { id } = newCart(caller, twoBoxes);
  const apply = (couponCode: string) =>
    change(caller, "applyCheckoutCoupon", { checkoutEntityId: id, data: { couponCode } });
  for (const code of ["SLOWSUNDAY", "FIVEOFF40"]) apply(code);
  const before = totals(caller, id);
  expect(before).toMatchObject({ discount: 14.2 });
  apply("SLOWSUNDAY");
  expect(totals(caller, id)).toEqual(before);
});
