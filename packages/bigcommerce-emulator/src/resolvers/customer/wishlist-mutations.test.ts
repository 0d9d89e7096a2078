import { expect, test } from "vitest";
import {
  retailId,
  type StorefrontCaller,
  storefrontCaller,
  valueAt,
  wholesaleId,
} from "../../../test/execute-storefront.js";

const listFields =
  "entityId name isPublic token items { edges { node { productEntityId variantEntityId product { name } } } }";
const publicToken = "5f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20";

function mutate(
  caller: StorefrontCaller,
  field: string,
  input: string,
  selection = `result { ${listFields} }`,
) {
  return caller.execute(`mutation { wishlist { ${field}(input: ${input}) { ${selection} } } }`);
}

function names(caller: StorefrontCaller): unknown {
  const nodes = caller
    .data("{ customer { wishlists { edges { node { name } } } } }")
    .nodesAt("customer.wishlists");
  return nodes.map((node) => valueAt(node, "name"));
}

test("a wishlist is made with its first items, each once", () => {
  const caller = storefrontCaller({ customerId: wholesaleId });
  const input = `{ name: "Cups", isPublic: false, items: [{ productEntityId: 119 }, { productEntityId: 119 }, { productEntityId: 110, variantEntityId: 11001 }] }`;
  const { errors, data } = mutate(caller, "createWishlist", input);
  expect(errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(data))).toMatchObject({
    wishlist: {
      createWishlist: {
        result: {
          name: "Cups",
          items: {
            edges: [
              { node: { productEntityId: 119, variantEntityId: null, product: { name: "Dune Mug" } } },
              { node: { productEntityId: 110, variantEntityId: 11001 } },
            ],
          },
        },
      },
    },
  });
  expect(names(caller)).toEqual(["Spring menu", "Cups"]);
});

test("items are added and taken away, a list is renamed and deleted", () => {
  const caller = storefrontCaller({ customerId: retailId });
  const list = () => caller.context.data.wishlists.get(32);
  mutate(caller, "addWishlistItems", "{ entityId: 32, items: [{ productEntityId: 101 }] }");
  expect(list()?.items).toHaveLength(4);
  mutate(caller, "deleteWishlistItems", "{ entityId: 32, itemEntityIds: [305, 306] }");
  expect(list()?.items.map(({ productEntityId }) => productEntityId)).toEqual([122, 101]);
  mutate(caller, "updateWishlist", '{ entityId: 32, data: { name: "Cabin", isPublic: true } }');
  expect(list()).toMatchObject({ name: "Cabin", isPublic: true });
  mutate(caller, "deleteWishlists", "{ entityIds: [32] }", "result");
  expect(names(caller)).toEqual(["Birthday, perhaps"]);
});

test.each([
  ["updateWishlist", '{ entityId: 32, data: { name: "Mine" } }', "result { entityId }"],
  ["addWishlistItems", "{ entityId: 32, items: [{ productEntityId: 101 }] }", "result { entityId }"],
  ["deleteWishlistItems", "{ entityId: 32, itemEntityIds: [305] }", "result { entityId }"],
  ["deleteWishlists", "{ entityIds: [33, 32] }", "result"],
])("%s on another customer's list is an error and changes nothing", (field, input, selection) => {
  const caller = storefrontCaller({ customerId: wholesaleId });
  const before = structuredClone([...caller.context.data.wishlists.values()]);
  const { errors, data } = mutate(caller, field, input, selection);
  expect(errors?.[0]?.message).toBe("The customer has no wishlist 32.");
  expect(data?.wishlist).toEqual({ [field]: null });
  expect([...caller.context.data.wishlists.values()]).toEqual(before);
});

test("a guest has no wishlists to change", () => {
  const { errors } = mutate(storefrontCaller(), "createWishlist", '{ name: "A", isPublic: false }');
  expect(errors?.[0]?.message).toMatch(/nobody is logged in/);
});

test("a product that the store does not have cannot be an item", () => {
  const { errors } = mutate(
    storefrontCaller({ customerId: retailId }),
    "addWishlistItems",
    "{ entityId: 32, items: [{ productEntityId: 9 }] }",
  );
  expect(errors?.[0]?.message).toBe("There is no product 9.");
});

test("a public list opens by its token for everyone, a private one for nobody", () => {
  const open = (customerId: number | null, token: string) =>
    storefrontCaller({ customerId })
      .data(`{ site { publicWishlist(token: "${token}") { name isOwner } } }`)
      .at("site.publicWishlist");
  expect(open(null, publicToken)).toEqual({ name: "Birthday, perhaps", isOwner: false });
  expect(open(retailId, publicToken)).toEqual({ name: "Birthday, perhaps", isOwner: true });
  expect(open(retailId, "c1d3b8e4-0f86-4b62-8a0e-2f3d96f1b7aa")).toBeNull();
});

test("items that are out of stock are left out on request", () => {
  const items = (args: string) =>
    storefrontCaller({ customerId: retailId })
      .data(
        `{ customer { wishlists(filters: { entityIds: [31] }) { edges { node { items${args} { collectionInfo { totalItems } } } } } } }`,
      )
      .at("customer.wishlists.edges.0.node.items.collectionInfo.totalItems");
  expect(items("")).toBe(4);
  expect(items("(hideOutOfStock: true)")).toBe(3);
});
