import { expect, test } from "vitest";
import { storefrontCaller } from "../../../test/execute-storefront.js";

const shown = "{ edges { node { entityId key value description } } }";

test("the metafields of a product are those of the namespace, and of the keys", () => {
  const caller = storefrontCaller();
  const of = (args: string) =>
    caller
      .data(`{ site { product(entityId: 110) { metafields(${args}) ${shown} } } }`)
      .nodesAt("site.product.metafields");
  expect(of('namespace: "storefront"')).toEqual([
    { entityId: 1, key: "badge", value: "Made in Portland", description: "" },
    { entityId: 2, key: "care", value: "Descale every two months.", description: "" },
  ]);
  expect(of('namespace: "storefront", keys: ["care"]')).toHaveLength(1);
});

test("a namespace that nobody has used is an empty list", () => {
  const { at } = storefrontCaller().data(
    '{ site { product(entityId: 110) { metafields(namespace: "does_not_exist", first: 25) { pageInfo { hasNextPage endCursor } edges { node { key } } } } } }',
  );
  expect(at("site.product.metafields")).toEqual({
    pageInfo: { hasNextPage: false, endCursor: null },
    edges: [],
  });
});

test("a metafield of an app alone is not shown", () => {
  const caller = storefrontCaller();
  const [first] = caller.context.data.metafields.values();
  if (first) caller.context.data.metafields.set(first.entityId, { ...first, permissionSet: "app_only" });
  const { nodesAt } = caller.data(
    `{ site { product(entityId: 110) { metafields(namespace: "storefront") ${shown} } } }`,
  );
  expect(nodesAt("site.product.metafields")).toEqual([expect.objectContaining({ key: "care" })]);
});

test("the store and the channel have metafields of their own", () => {
  const { nodesAt } = storefrontCaller().data(
    `{ store { metafields(namespace: "storefront") ${shown} } channel { metafields(namespace: "storefront") ${shown} } }`,
  );
  expect(nodesAt("store.metafields")).toHaveLength(1);
  expect(nodesAt("channel.metafields")).toEqual([]);
});
