import { expect, test } from "vitest";
import { newId, retailId, storefrontCaller, wholesaleId } from "../../../test/execute-storefront.js";

const profile =
  "{ customer { entityId email firstName customerGroupId customerGroupName addresses { collectionInfo { totalItems } } } }";

test("a guest has no customer", () => {
  expect(storefrontCaller().data(profile).at("customer")).toBeNull();
});

test("a customer reads their own profile and group", () => {
  const answer = storefrontCaller({ customerId: wholesaleId }).data(profile);
  expect(answer.at("customer")).toEqual({
    entityId: wholesaleId,
    email: "wholesale@example.com",
    firstName: "Noor",
    customerGroupId: 1,
    customerGroupName: "Wholesale",
    addresses: { collectionInfo: { totalItems: 2 } },
  });
});

test("a password is not a field of anything", () => {
  const { execute } = storefrontCaller({ customerId: wholesaleId });
  expect(execute("{ customer { password } }").errors?.[0]?.message).toMatch(/Cannot query field "password"/);
});

test("every list of a new customer is empty", () => {
  const answer = storefrontCaller({ customerId: newId }).data(
    "{ customer { orders { edges { cursor } pageInfo { hasNextPage endCursor } } addresses { edges { cursor } } wishlists { edges { cursor } } } }",
  );
  expect(answer.at("customer")).toEqual({
    orders: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
    addresses: { edges: [] },
    wishlists: { edges: [] },
  });
});

test("store credit is money, in both spellings of formatted", () => {
  const answer = storefrontCaller({ customerId: wholesaleId }).data(
    "{ customer { storeCredit { currencyCode value formatted formattedV2 } } }",
  );
  expect(answer.at("customer.storeCredit.0")).toEqual({
    currencyCode: "USD",
    value: 120,
    formatted: "$120.00",
    formattedV2: "$120.00",
  });
});

test("the profile of one customer holds nothing of another's", () => {
  const lists =
    "{ customer { addresses(first: 50) { edges { node { entityId } } } wishlists { edges { node { entityId } } } } }";
  const wholesale = JSON.stringify(storefrontCaller({ customerId: wholesaleId }).data(lists).at("customer"));
  const retail = JSON.stringify(storefrontCaller({ customerId: retailId }).data(lists).at("customer"));
  const wholesaleIds = wholesale.match(/\d+/g) ?? [];
  expect(wholesaleIds).toHaveLength(3);
  expect(wholesaleIds.filter((id) => retail.includes(id))).toEqual([]);
});
