import { expect, test } from "vitest";
import { newId, retailId, storefrontCaller, wholesaleId } from "../../../test/execute-storefront.js";

const source = `mutation Login($email: String!, $password: String!, $cart: String) {
  login(email: $email, password: $password, guestCartEntityId: $cart) {
    result customer { entityId } customerAccessToken { value expiresAt } cart { entityId lineItems { totalQuantity } }
  } }`;
const retail = { email: "retail@example.com", password: "emulator" };

test.each([
  ["wholesale@example.com", wholesaleId],
  ["retail@example.com", retailId],
  ["new@example.com", newId],
  [" Retail@Example.COM ", retailId],
])("%s signs in with the password emulator", (email, entityId) => {
  const answer = storefrontCaller().data(source, { email, password: "emulator" });
  expect(answer.at("login.customer")).toEqual({ entityId });
});

test.each([
  ["a wrong password", { ...retail, password: "guess" }, "Invalid credentials"],
  ["an unknown address", { ...retail, email: "nobody@example.com" }, "Internal server error"],
])("%s fails with the GraphQL error that was recorded", (_what, wrong, message) => {
  const { data, errors } = storefrontCaller().execute(source, wrong);
  expect(data).toBeNull();
  expect(errors?.map((error) => ({ message: error.message, path: error.path }))).toEqual([
    { message, path: ["login"] },
  ]);
});

test("an impersonation token gets no customer access token", () => {
  const caller = storefrontCaller();
  expect(caller.data(source, retail).at("login.customerAccessToken")).toBeNull();
  expect(caller.context.data.customerAccessTokens.size).toBe(0);
});

test("a private token gets a customer access token that names its expiry", () => {
  const caller = storefrontCaller({ tokenKind: "private", scopes: ["Unauthenticated", "Customer"] });
  const value = String(caller.data(source, retail).at("login.customerAccessToken.value"));
  const [, seconds] = /^[0-9a-f]{64}_(\d+)$/.exec(value) ?? [];
  expect(Number(seconds)).toBe(Date.parse("2026-12-20T12:00:00Z") / 1000);
  expect(caller.context.data.customerAccessTokens.get(value)).toEqual({
    customerId: retailId,
    expiresAtSeconds: Number(seconds),
  });
});

test("a second login ends the first token, a logout ends the second", () => {
  const caller = storefrontCaller({ tokenKind: "private", scopes: ["Customer"] });
  const first = String(caller.data(source, retail).at("login.customerAccessToken.value"));
  const second = String(caller.data(source, retail).at("login.customerAccessToken.value"));
  const tokens = caller.context.data.customerAccessTokens;
  expect([tokens.has(first), tokens.has(second)]).toEqual([false, true]);
  const signedIn = storefrontCaller({ ...caller.context, customerId: retailId });
  expect(signedIn.data("mutation { logout { result } }").at("logout.result")).toBe("success");
  expect(tokens.size).toBe(0);
});

test("a logout leaves other customers' tokens alone", () => {
  const caller = storefrontCaller({ tokenKind: "private", scopes: ["Customer"] });
  caller.data(source, retail);
  const other = storefrontCaller({ ...caller.context, customerId: wholesaleId });
  other.data("mutation { logout { result } }");
  expect(caller.context.data.customerAccessTokens.size).toBe(1);
});

test("the result of a login already has the customer's own prices", () => {
  const answer = storefrontCaller().data(
    `mutation { login(email: "wholesale@example.com", password: "emulator") { customer { wishlists { edges { node { items { edges { node { product { prices { price { value } } } } } } } } } } } }`,
  );
  expect(
    answer.at("login.customer.wishlists.edges.0.node.items.edges.0.node.product.prices.price.value"),
  ).toBe(27.2);
});
