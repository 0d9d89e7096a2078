import { expect, test } from "vitest";
import { change, newCart } from "../../../test/checkout-calls.js";
import { storefrontCaller, valueAt } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { createStoreData } from "../../store/store-data.js";

const [dollar, euro] = fixtures.settings.currencies;
const pounds = {
  entityId: 3,
  code: "GBP",
  name: "Pound",
  symbol: "£",
  exchangeRate: 0.75,
  isTransactional: true,
};
const currencies = [dollar, euro, pounds].flatMap((currency) => currency ?? []);

function shop() {
  return storefrontCaller({ data: createStoreData(fixtures, { settings: { currencies } }) });
}

const gift = {
  name: "A gift",
  theme: "NONE",
  amount: 20,
  quantity: 1,
  sender: { name: "Mo", email: "mo@example.com" },
  recipient: { name: "Rosa", email: "rosa@example.com" },
  message: "Enjoy",
};

test("a cart changes to a currency that shoppers can pay in, and to no other", () => {
  const caller = shop();
  const { id } = newCart(caller, [{ productEntityId: 113, quantity: 2 }], { giftCertificates: [gift] });
  const data = { giftCertificateCode: "GIFT-25" };
  change(caller, "applyCheckoutGiftCertificate", { checkoutEntityId: id, data });
  const update = (currencyCode: string) =>
    caller.execute(
      `mutation { cart { updateCartCurrency(input: { cartEntityId: "${id}", data: { currencyCode: "${currencyCode}" } }) { cart {
        currencyCode amount { value currencyCode } lineItems { physicalItems { salePrice { value } extendedSalePrice { value } } giftCertificates { amount { value } } } } } } }`,
    );
  for (const code of ["EUR", "XXX"])
    expect(update(code).errors?.[0]?.message).toBe(`Currency is not transactional: ${code}`);
  expect(valueAt(update("GBP").data, "cart.updateCartCurrency.cart")).toEqual({
    currencyCode: "GBP",
    amount: { value: 84, currencyCode: "GBP" },
    lineItems: {
      physicalItems: [{ salePrice: { value: 34.5 }, extendedSalePrice: { value: 69 } }],
      giftCertificates: [{ amount: { value: 15 } }],
    },
  });
  const checkout = caller.data(`{ site { checkout(entityId: "${id}") { giftCertificates { code } } } }`);
  expect(checkout.at("site.checkout.giftCertificates")).toEqual([]);
  expect(change(caller, "applyCheckoutGiftCertificate", { checkoutEntityId: id, data }).message).toMatch(
    /is in USD, which is not the currency of the cart/,
  );
});

test("a cart is created in a currency that shoppers can pay in, and in no other", () => {
  const create = (currencyCode: string) =>
    shop().execute(
      `mutation { cart { createCart(input: { currencyCode: "${currencyCode}", lineItems: [{ productEntityId: 113, quantity: 1 }] }) { cart { currencyCode } } } }`,
    );
  expect(create("GBP").errors).toBeUndefined();
  expect(create("EUR").errors?.[0]?.message).toBe("Currency is not transactional: EUR");
});

test("the locale of a cart is one of the store's", () => {
  const caller = shop();
  const { id } = newCart(caller, [{ productEntityId: 113, quantity: 1 }]);
  const update = (cartEntityId: string, locale: string) =>
    caller
      .data(
        `mutation { cart { updateCartLocale(input: { cartEntityId: "${cartEntityId}", data: { locale: "${locale}" } }) { cart { locale } errors { __typename } } } }`,
      )
      .at("cart.updateCartLocale");
  expect(update(id, "fr")).toEqual({ cart: { locale: "fr" }, errors: [] });
  expect(update(id, "xx")).toEqual({ cart: null, errors: [{ __typename: "LocaleInvalidError" }] });
  expect(update("nothing", "fr")).toEqual({ cart: null, errors: [{ __typename: "NotFoundError" }] });
});

test("gift certificates are lines of a cart, one for each", () => {
  const caller = shop();
  const { id } = newCart(caller, [], { giftCertificates: [{ ...gift, quantity: 2 }] });
  const lines = `lineItems { totalQuantity giftCertificates { entityId name theme isTaxable message amount { value } sender { name } recipient { email } } }`;
  const read = () => caller.data(`{ site { cart(entityId: "${id}") { amount { value } ${lines} } } }`);
  expect(read().at("site.cart")).toMatchObject({
    amount: { value: 40 },
    lineItems: {
      totalQuantity: 2,
      giftCertificates: [
        {
          name: "A gift",
          theme: "NONE",
          isTaxable: false,
          message: "Enjoy",
          amount: { value: 20 },
          sender: { name: "Mo" },
          recipient: { email: "rosa@example.com" },
        },
        { name: "A gift" },
      ],
    },
  });
  const entityId = read().at("site.cart.lineItems.giftCertificates.0.entityId");
  const update = caller.data(
    `mutation Change($input: UpdateCartLineItemInput!) { cart { updateCartLineItem(input: $input) { cart { amount { value } } } } }`,
    {
      input: {
        cartEntityId: id,
        lineItemEntityId: entityId,
        data: { giftCertificate: { ...gift, amount: 30 } },
      },
    },
  );
  expect(update.at("cart.updateCartLineItem.cart.amount.value")).toBe(50);
  const gone = caller.data(
    `mutation { cart { deleteCartLineItem(input: { cartEntityId: "${id}", lineItemEntityId: "${entityId}" }) { cart { amount { value } } } } }`,
  );
  expect(gone.at("cart.deleteCartLineItem.cart.amount.value")).toBe(20);
});

test("the store sells gift certificates of some amounts only", () => {
  const caller = shop();
  const source =
    "mutation New($input: CreateCartInput!) { cart { createCart(input: $input) { cart { entityId } } } }";
  for (const amount of [4.99, 500.01, -20])
    expect(
      caller.execute(source, { input: { giftCertificates: [{ ...gift, amount }] } }).errors?.[0]?.message,
    ).toBe("Invalid gift certificate amount: it must be from 5 to 500");
  const settings = caller.data(
    `{ site { settings { giftCertificates(currencyCode: GBP) { __typename isEnabled currencyCode expiry { value unit }
      ... on CustomAmountGiftCertificateSettings { minimumAmount { value } maximumAmount { value } } } } } }`,
  );
  expect(settings.at("site.settings.giftCertificates")).toEqual({
    __typename: "CustomAmountGiftCertificateSettings",
    isEnabled: true,
    currencyCode: "GBP",
    expiry: { value: 2, unit: "YEARS" },
    minimumAmount: { value: 3.75 },
    maximumAmount: { value: 375 },
  });
});

test("a gift certificate can be looked at before it is bought, and nobody's words become markup", () => {
  const preview = (amount: number) =>
    shop()
      .data(
        `mutation { previewGiftCertificate(input: { amount: ${amount}, currencyCode: USD, theme: GIRL, message: "<b>Hi</b>", sender: { name: "Mo" }, recipient: { name: "Rosa" } }) { html errors { __typename ... on ValidationError { path } } } }`,
      )
      .at("previewGiftCertificate");
  expect(preview(25)).toMatchObject({ html: expect.stringContaining("&#60;b&#62;Hi"), errors: [] });
  expect(preview(0)).toEqual({
    html: null,
    errors: [{ __typename: "ValidationError", path: ["input", "amount"] }],
  });
});
