import { expect, test } from "vitest";
import { newCart } from "../../../test/checkout-calls.js";
import { retailId, storefrontCaller, wholesaleId } from "../../../test/execute-storefront.js";

function mutate(caller: ReturnType<typeof storefrontCaller>, field: string, input: object) {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
  const selection = field.startsWith("delete")
    ? "deletedMetafieldEntityId"
    : "metafield { entityId key value }";
  return caller
    .data(
      `mutation Change($input: ${type}) { cart { ${field}(input: $input) { ${selection} errors { __typename ${field.startsWith("create") ? "... on LimitExceededError { limit }" : ""} } } } }`,
      { input },
    )
    .at(`cart.${field}`);
}

function cartOf(customerId: number | null = null) {
  const caller = storefrontCaller({ customerId });
  const { id: cartEntityId } = newCart(caller, [{ productEntityId: 113, quantity: 1 }]);
  const create = (key: string, value = "small") =>
    mutate(caller, "createCartMetafield", { cartEntityId, data: { key, value } });
  const read = () =>
    caller
      .data(
        `{ site { cart(entityId: "${cartEntityId}") { metafields(namespace: "bc_storefront") { edges { node { key value } } } } } }`,
      )
      .nodesAt("site.cart.metafields");
  return { caller, cartEntityId, create, read };
}

test("a metafield is created, changed, read in the namespace bc_storefront, and deleted", () => {
  const { caller, cartEntityId, create, read } = cartOf();
  expect(create("size")).toMatchObject({ metafield: { key: "size", value: "small" }, errors: [] });
  const metafieldEntityId = [...caller.context.data.metafields.keys()].at(-1);
  const input = { cartEntityId, metafieldEntityId };
  expect(mutate(caller, "updateCartMetafield", { ...input, data: { value: "large" } })).toMatchObject({
    metafield: { key: "size", value: "large" },
  });
  expect(read()).toEqual([{ key: "size", value: "large" }]);
  expect(mutate(caller, "deleteCartMetafield", input)).toEqual({
    deletedMetafieldEntityId: metafieldEntityId,
    errors: [],
  });
  expect(mutate(caller, "deleteCartMetafield", input)).toEqual({
    deletedMetafieldEntityId: null,
    errors: [{ __typename: "NotFoundError" }],
  });
  expect(read()).toEqual([]);
});

test("a key is there once, is not empty, and a cart has ten", () => {
  const { create } = cartOf();
  const refused = (typeName: string) => ({ metafield: null, errors: [{ __typename: typeName }] });
  expect(create("")).toEqual(refused("ValidationError"));
  expect(create("size", "")).toEqual(refused("ValidationError"));
  create("size");
  expect(create("size")).toEqual(refused("AlreadyExistsError"));
  for (let index = 1; index < 10; index += 1) create(`key ${index}`);
  expect(create("one more")).toEqual({
    metafield: null,
    errors: [{ __typename: "LimitExceededError", limit: 10 }],
  });
});

test("another customer's cart does not exist", () => {
  const { caller, cartEntityId } = cartOf(wholesaleId);
  const other = storefrontCaller({ ...caller.context, customerId: retailId });
  expect(mutate(other, "createCartMetafield", { cartEntityId, data: { key: "a", value: "b" } })).toEqual({
    metafield: null,
    errors: [{ __typename: "NotFoundError" }],
  });
});
