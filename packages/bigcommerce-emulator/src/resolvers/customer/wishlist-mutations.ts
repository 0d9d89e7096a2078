import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import type { StoredWishlist } from "../../store/customer.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId, type StoreData } from "../../store/store-data.js";
import { variantOf } from "../catalog/product-options.js";
import { requiring, type TokenScope } from "../common/scope.js";
import { wishlistNode } from "./wishlist.js";

interface ItemInput {
  readonly productEntityId: number;
  readonly variantEntityId?: number | null;
}

/** `wishlist { … }` of a mutation. It has no list of errors: a refusal is a GraphQL error with a null payload. */
export function wishlistMutations(context: StorefrontContext) {
  const change = <Input, Result>(
    scope: TokenScope,
    resolve: (context: StorefrontContext, input: Input) => Result,
  ) => requiring(context, scope, ({ input }: { input: Input }) => resolve(context, input));
  return {
    createWishlist: change<CreateInput, unknown>("Unauthenticated", createWishlist),
    updateWishlist: change<UpdateInput, unknown>("Customer", updateWishlist),
    deleteWishlists: change<{ entityIds: readonly number[] }, unknown>("Customer", deleteWishlists),
    addWishlistItems: change<AddItemsInput, unknown>("Customer", addWishlistItems),
    deleteWishlistItems: change<DeleteItemsInput, unknown>("Customer", deleteWishlistItems),
  };
}

interface CreateInput {
  readonly name: string;
  readonly isPublic: boolean;
  readonly items?: readonly ItemInput[] | null;
}

function createWishlist(context: StorefrontContext, input: CreateInput) {
  const { data } = context;
  const list: StoredWishlist = {
    entityId: nextEntityId(data.wishlists.keys()),
    customerId: requireCustomerId(context),
    name: requireName(input.name),
    isPublic: input.isPublic,
    token: randomUUID(),
    items: [],
  };
  appendItems(data, list, input.items ?? []);
  data.wishlists.set(list.entityId, list);
  return { result: wishlistNode(context, list) };
}

interface UpdateInput {
  readonly entityId: number;
  readonly data: { readonly name?: string | null; readonly isPublic?: boolean | null };
}

function updateWishlist(context: StorefrontContext, { entityId, data: changes }: UpdateInput) {
  const list = ownWishlist(context, entityId);
  if (typeof changes.name === "string") list.name = requireName(changes.name);
  if (typeof changes.isPublic === "boolean") list.isPublic = changes.isPublic;
  return { result: wishlistNode(context, list) };
}

function deleteWishlists(context: StorefrontContext, { entityIds }: { entityIds: readonly number[] }) {
  const lists = entityIds.map((entityId) => ownWishlist(context, entityId));
  for (const { entityId } of lists) context.data.wishlists.delete(entityId);
  return { result: "success" };
}

interface AddItemsInput {
  readonly entityId: number;
  readonly items: readonly ItemInput[];
}

function addWishlistItems(context: StorefrontContext, { entityId, items }: AddItemsInput) {
  const list = ownWishlist(context, entityId);
  appendItems(context.data, list, items);
  return { result: wishlistNode(context, list) };
}

interface DeleteItemsInput {
  readonly entityId: number;
  readonly itemEntityIds: readonly number[];
}

function deleteWishlistItems(context: StorefrontContext, { entityId, itemEntityIds }: DeleteItemsInput) {
  const list = ownWishlist(context, entityId);
  list.items = list.items.filter((item) => !itemEntityIds.includes(item.entityId));
  return { result: wishlistNode(context, list) };
}

function requireCustomerId({ customerId }: StorefrontContext): number {
  if (customerId === null) throw new GraphQLError("A wishlist needs a customer: nobody is logged in.");
  return customerId;
}

function requireName(name: string): string {
  if (name.trim() === "") throw new GraphQLError("The name of a wishlist must not be blank.");
  return name;
}

/** For the shopper, another customer's wishlist does not exist. */
function ownWishlist(context: StorefrontContext, entityId: number): StoredWishlist {
  const customerId = requireCustomerId(context);
  const list = context.data.wishlists.get(entityId);
  if (list?.customerId !== customerId) throw new GraphQLError(`The customer has no wishlist ${entityId}.`);
  return list;
}

/** Adds the items that are not in the list yet. */
function appendItems(data: StoreData, list: StoredWishlist, inputs: readonly ItemInput[]): void {
  const items = inputs.map((input) => checkedItem(data, input));
  const used = [...data.wishlists.values()].flatMap((stored) => stored.items.map(({ entityId }) => entityId));
  let entityId = nextEntityId(used);
  for (const item of items) {
    const isKnown = list.items.some(
      (known) =>
        known.productEntityId === item.productEntityId && known.variantEntityId === item.variantEntityId,
    );
    if (!isKnown) list.items.push({ entityId: entityId++, ...item });
  }
}

function checkedItem(data: StoreData, { productEntityId, variantEntityId }: ItemInput) {
  const product = data.products.get(productEntityId);
  if (product === undefined) throw new GraphQLError(`There is no product ${productEntityId}.`);
  const variant = variantOf(product, variantEntityId);
  if (variant === undefined && typeof variantEntityId === "number") {
    throw new GraphQLError(`Product ${productEntityId} has no variant ${variantEntityId}.`);
  }
  return { productEntityId, variantEntityId: variant?.entityId ?? null };
}
