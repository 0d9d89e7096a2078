import { describe, expect, test } from "vitest";
import { prepareDocument } from "../../graphql/document.js";
import { findSecretIdInside, findSecretIdVariables } from "./secret-ids.js";

const found = (text: string) => [...findSecretIdVariables(prepareDocument(text))];

describe("a variable holds a secret id", () => {
  test.each([
    "cartId",
    "cartEntityId",
    "cart_id",
    "CartID",
    "checkoutId",
    "checkoutEntityId",
    "wishlistId",
    "wishlistIds",
    "wishlist_entity_ids",
    "guestCartEntityId",
  ])("by the name %s", (name) => {
    expect(found(`query Q($${name}: String) { a(b: $${name}) }`)).toEqual([name]);
  });

  test.each([
    "{ site { cart(entityId: $v) { id } } }",
    "{ site { mine: cart(entityId: $v) { id } } }",
    "{ site { checkout(entityId: $v) { id } } }",
    "{ customer { wishlists(filters: { entityIds: [$v] }) { id } } }",
    "{ cart { addCartLineItems(input: { cartEntityId: $v, data: {} }) { id } } }",
    "{ wishlist { addWishlistItems(input: { entityId: $v, items: [] }) { id } } }",
    "{ login(guestCartEntityId: $v) { id } }",
    "{ node(id: $v) { id ... on Cart { amount { value } } } }",
    "{ thing: node(id: $v) { id } }",
    "{ nodes(ids: [$v]) { id } }",
  ])("by its use in %s", (selection) => {
    expect(found(`query Q($v: String) ${selection}`)).toEqual(["v"]);
  });

  test.each([
    "query Q($id: Int!) { site { product(entityId: $id) { id } } }",
    "query Q($cartName: String, $cartIdentity: ID) { a(b: $cartName, c: $cartIdentity) }",
    'mutation M($items: [WishlistItemInput!]!) { wishlist { createWishlist(input: { name: "a", items: $items }) { id } } }',
    "query Q($token: String!) { site { publicWishlist(token: $token) { entityId } } }",
    "query Q($first: Int) { site { products(first: $first) { edges { node { id } } } } }",
    "query Q($productIds: [Int!]) { a(b: $productIds) }",
  ])("not in %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("inside a value", () => {
  const inside = (typeName: string, value: unknown) =>
    findSecretIdInside({ kind: "named", name: typeName, isRequired: true }, value, "input");

  test("the key is found at any depth", () => {
    expect(inside("AddCartLineItemsInput", { cartEntityId: "a" })).toBe("input.cartEntityId");
    expect(inside("Any", { a: [{ b: { checkoutId: 1 } }] })).toBe("input.a.0.b.checkoutId");
    expect(inside("Any", { productEntityId: 1, entityId: 2 })).toBeUndefined();
  });

  test("entityId is a wishlist's own id in a wishlist's input, and a product's elsewhere", () => {
    expect(inside("UpdateWishlistInput", { entityId: 1, data: {} })).toBe("input.entityId");
    expect(inside("DeleteWishlistsInput", { entityIds: [1] })).toBe("input.entityIds");
    expect(inside("WishlistItemInput", { productEntityId: 1 })).toBeUndefined();
    expect(inside("UpdateWishlistInput", { data: { items: [{ entityId: 1 }] } })).toBeUndefined();
    const list = {
      kind: "list",
      item: { kind: "named", name: "WishlistInput", isRequired: false },
      isRequired: false,
    } as const;
    expect(findSecretIdInside(list, [{ entityId: 1 }], "many")).toBe("many.0.entityId");
  });
});
