import { expect, test } from "vitest";
import { storefrontCaller } from "../../test/execute-storefront.js";
import { endpointOf } from "../http/endpoint.js";
import { showCheckout } from "./checkout-page.js";

function redirectTo() {
  const caller = storefrontCaller();
  const cart = caller
    .data(
      "mutation { cart { createCart(input: { lineItems: [{ productEntityId: 113, quantity: 2 }] }) { cart { entityId } } } }",
    )
    .at("cart.createCart.cart.entityId");
  const url = caller
    .data(
      `mutation { cart { createCartRedirectUrls(input: { cartEntityId: "${cart}" }) { redirectUrls { redirectedCheckoutUrl } } } }`,
    )
    .at("cart.createCartRedirectUrls.redirectUrls.redirectedCheckoutUrl");
  const endpoint = endpointOf(new URL(String(url)));
  if (endpoint.kind !== "checkout") throw new Error(`${String(url)} leads to ${endpoint.kind}.`);
  return { data: caller.context.data, endpoint };
}

test("a redirect URL opens a page with the contents of the cart, once", () => {
  const { data, endpoint } = redirectTo();
  const name = data.products.get(113)?.name;
  const opened = showCheckout(data, endpoint);
  expect(opened).toMatchObject({ status: 200, headers: { "cache-control": "no-store" } });
  expect(opened.body).toContain(`2 × ${name}`);
  expect(showCheckout(data, endpoint)).toMatchObject({
    status: 410,
    body: expect.stringContaining("has been used"),
  });
});

test("the token of one cart opens no other cart, and the id alone opens nothing", () => {
  const { data, endpoint } = redirectTo();
  for (const wrong of [
    { ...endpoint, cartEntityId: "another" },
    { ...endpoint, token: "" },
  ]) {
    expect(showCheckout(data, wrong).status).toBe(410);
  }
  expect(showCheckout(data, endpoint).status).toBe(200);
});

test("cart.php without the action of a redirect URL is not a page", () => {
  expect(endpointOf(new URL("http://127.0.0.1:4010/cart.php?id=1"))).toEqual({ kind: "unknown" });
});
