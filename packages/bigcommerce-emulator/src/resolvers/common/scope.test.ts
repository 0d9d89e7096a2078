import { expect, test } from "vitest";
import { retailId, storefrontCaller } from "../../../test/execute-storefront.js";
import type { StoredCart } from "../../store/cart.js";

const lacking = (requiredScope: string) => ({
  message: "The provided token does not include the scopes required to resolve this field.",
  extensions: { code: "INSUFFICIENT_ACCESS_SCOPE", requiredScopes: [requiredScope] },
});

const emptyCart: StoredCart = {
  entityId: "scoped",
  customerId: retailId,
  currencyCode: "USD",
  locale: "en",
  createdAt: "2026-11-20T12:00:00Z",
  updatedAt: "2026-11-20T12:00:00Z",
  version: 1,
  lineItems: [],
};

function refusal(scopes: readonly string[] | null, source: string) {
  const caller = storefrontCaller({ tokenKind: "private", scopes, customerId: retailId });
  caller.context.data.carts.set("scoped", emptyCart);
  const { errors } = caller.execute(source);
  return errors?.map(({ message, extensions }) => ({ message, extensions }));
}

const customerFields = [
  "{ customer { entityId } }",
  "{ site { order(filter: { entityId: 10297 }) { entityId } } }",
  `{ node(id: "${Buffer.from("Order:10297").toString("base64")}") { id } }`,
  "mutation { logout { result } }",
  'mutation { login(email: "a@example.com", password: "b") { result } }',
  'mutation { customer { updateCustomer(input: { firstName: "A" }) { errors { __typename } } } }',
  "mutation { wishlist { deleteWishlists(input: { entityIds: [] }) { result } } }",
  '{ site { checkout(entityId: "scoped") { order { entityId } } } }',
  'mutation { cart { assignCartToCustomer(input: { cartEntityId: "a" }) { cart { id } } } }',
];

test.each(customerFields)("a private token without the scope Customer is refused: %s", (source) => {
  expect(refusal(["Unauthenticated"], source)).toEqual([lacking("Customer")]);
});

const publicFields = [
  "{ site { product(entityId: 101) { name } } }",
  "{ site { settings { storeName } } }",
  `{ node(id: "${Buffer.from("Product:101").toString("base64")}") { id } }`,
  "{ store { entityId } }",
  "{ channel { entityId } }",
  'mutation { wishlist { createWishlist(input: { name: "a", isPublic: false }) { result { entityId } } } }',
  '{ site { checkout(entityId: "scoped") { entityId } } }',
  '{ site { giftCertificate(code: "GIFT-25") { code } } }',
  'mutation { checkout { completeCheckout(input: { checkoutEntityId: "a" }) { orderEntityId } } }',
  'mutation { cart { deleteCart(input: { cartEntityId: "a" }) { deletedCartEntityId } } }',
];

test.each(publicFields)("a private token without the scope Unauthenticated is refused: %s", (source) => {
  expect(refusal(["Customer"], source)).toEqual([lacking("Unauthenticated")]);
});

test("one scope does not include another", () => {
  expect(refusal(["B2B"], "{ customer { entityId } }")).toEqual([lacking("Customer")]);
  expect(refusal(["Customer"], "{ customer { entityId } }")).toBeUndefined();
});

test("a token without scopes is not limited by them", () => {
  expect(refusal(null, "{ customer { entityId } site { settings { storeName } } }")).toBeUndefined();
});
