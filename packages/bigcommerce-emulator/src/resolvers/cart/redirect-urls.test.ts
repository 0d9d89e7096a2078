import { expect, test } from "vitest";
import { newCart } from "../../../test/checkout-calls.js";
import { storefrontCaller, valueAt } from "../../../test/execute-storefront.js";

const source = `mutation Redirect($input: CreateCartRedirectUrlsInput) { cart { createCartRedirectUrls(input: $input) {
  redirectUrls { redirectedCheckoutUrl embeddedCheckoutUrl externalCheckoutUrl } errors { __typename ... on Error { message } } } } }`;

const request = {
  url: "https://shop.example/cart?from=mail",
  userAgent: "Browser",
  refererUrl: "https://shop.example/",
};
const visit = {
  visitId: "2f1d5a0e-98c9-4a55-8d0c-5a0b7f1f9c11",
  visitorId: "6bb1d1c2-3e0f-4f43-9d1e-c2a1fd7d0b22",
};

function redirect(input: object) {
  const caller = storefrontCaller();
  const { id } = newCart(caller, [{ productEntityId: 113, quantity: 1 }]);
  return { id, result: caller.execute(source, { input: { cartEntityId: id, ...input } }) };
}

const urlAt = (result: unknown, name: string) =>
  new URL(String(valueAt(result, `cart.createCartRedirectUrls.redirectUrls.${name}`)));

test("the URLs have the form of BigCommerce's, with the visit and the analytics given", () => {
  const { id, result } = redirect({
    ...visit,
    ipAddress: "203.0.113.7",
    queryParams: [{ key: "utm_source", value: "mail & more" }],
    analytics: {
      initiator: visit,
      request,
      consent: { targeting: false, analytics: true, functional: true },
    },
  });
  expect(result.errors).toBeUndefined();
  const redirected = urlAt(result.data, "redirectedCheckoutUrl");
  expect(redirected.href).toMatch(
    new RegExp(
      `/cart\\.php\\?action=loadInCheckout&id=${id}&token=[0-9a-f]{64}&utm_source=mail\\+%26\\+more$`,
    ),
  );
  const embedded = urlAt(result.data, "embeddedCheckoutUrl");
  expect(embedded.searchParams.get("embedded")).toBe("1");
  expect(embedded.searchParams.get("token")).toBe(redirected.searchParams.get("token"));
});

test.each(["shop.example/cart", "/cart", 7])("%j is not a URL", (url) => {
  const { result } = redirect({ analytics: { request: { ...request, url } } });
  expect(result.data).toBeUndefined();
  expect(result.errors).toHaveLength(1);
});

test("a query parameter does not take the place of the token", () => {
  const { result } = redirect({ queryParams: [{ key: "token", value: "mine" }] });
  expect(urlAt(result.data, "redirectedCheckoutUrl").searchParams.get("token")).toMatch(/^[0-9a-f]{64}$/);
});
