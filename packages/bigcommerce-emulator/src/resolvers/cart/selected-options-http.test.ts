import { expect, test } from "vitest";
import { hostedBrowser } from "../../../test/customer-login.js";
import { mintToken, postGraphql, readGraphql } from "../../../test/emulator-calls.js";
import { valueAt } from "../../../test/execute-storefront.js";
import { startEmulator } from "../../../test/running-emulator.js";

const engravedLine = {
  productEntityId: 119,
  variantEntityId: 11_901,
  quantity: 1,
  selectedOptions: {
    textFields: [{ optionEntityId: 1195, text: "Ada & <Byron>" }],
    checkboxes: [{ optionEntityId: 1196, optionValueEntityId: 11_960 }],
  },
};

test("what is entered goes from the product's page over the cart, and a snapshot of it, to the checkout, without a stub", async () => {
  const emulator = await startEmulator({ stubs: "refuse" });
  const token = await mintToken(emulator);
  const ask = async (query: string, variables: object = {}) => {
    const response = await postGraphql(emulator, { token, body: { query, variables } });
    expect(response.headers.get("x-emulator-stub")).toBeNull();
    const { data, messages } = await readGraphql(response);
    expect(messages).toEqual([]);
    return data;
  };
  const created = await ask(
    "mutation Create($input: CreateCartInput!) { cart { createCart(input: $input) { cart { entityId amount { value } } } } }",
    { input: { lineItems: [engravedLine] } },
  );
  expect(valueAt(created, "cart.createCart.cart.amount.value")).toBe(32);
  emulator.restore(emulator.snapshot());
  const links = await ask(
    "mutation Link($input: CreateCartRedirectUrlsInput!) { cart { createCartRedirectUrls(input: $input) { redirectUrls { redirectedCheckoutUrl } } } }",
    { input: { cartEntityId: valueAt(created, "cart.createCart.cart.entityId") } },
  );
  const url = String(valueAt(links, "cart.createCartRedirectUrls.redirectUrls.redirectedCheckoutUrl"));
  const { html } = await hostedBrowser(emulator).visit(url);
  expect(html).toContain("Engraving: Ada &#38; &#60;Byron&#62;");
  expect(html).toContain("Gift box: Yes");
  expect(html).toContain("$32.00");
});

test("a seed's own fields and options replace the built-in ones", async () => {
  const terms = {
    kind: "checkboxes" as const,
    entityId: 26,
    label: "Terms",
    isRequired: true,
    options: [{ entityId: 0, label: "I agree" }],
  };
  const emulator = await startEmulator({ data: { settings: { formFields: { customer: [terms] } } } });
  const token = await mintToken(emulator);
  const query = `mutation { customer { registerCustomer(reCaptchaV2: { token: "t" }, input: {
    firstName: "A", lastName: "B", email: "a@example.com", password: "emulator" }) { errors { ... on ValidationError { path message } } } } }`;
  const { data } = await readGraphql(await postGraphql(emulator, { token, query }));
  expect(valueAt(data, "customer.registerCustomer.errors")).toEqual([
    { path: ["input", "formFields"], message: "Required account form field ID 26 ('Terms') is missing" },
  ]);
});

test("a seed's field or option that is not valid is refused by its place", async () => {
  const slip = { kind: "text" as const, entityId: 0, label: "Slip" };
  await expect(startEmulator({ data: { settings: { formFields: { customer: [slip] } } } })).rejects.toThrow(
    /settings\.formFields\.customer\.0\.entityId/,
  );
});
