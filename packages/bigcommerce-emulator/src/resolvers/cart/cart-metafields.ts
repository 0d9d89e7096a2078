import { behaviourText, type TextId } from "../../behaviour/ledger.js";
import type { StoredMetafield } from "../../store/metafield.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId } from "../../store/store-data.js";
import { metafieldNode } from "../common/metafields.js";
import { accessibleCart } from "./cart-access.js";

const namespace = "bc_storefront";
const mostOfACart = 10;
const longestKey = 64;
const longestValue = 65_535;

interface CreateInput {
  readonly cartEntityId: string;
  readonly data: { readonly key: string; readonly value: string };
}

interface MetafieldInput {
  readonly cartEntityId: string;
  readonly metafieldEntityId: number;
}

interface UpdateInput extends MetafieldInput {
  readonly data: { readonly key?: string | null; readonly value?: string | null };
}

export function createCartMetafield(context: StorefrontContext, { cartEntityId, data }: CreateInput) {
  const error = cartProblem(context, cartEntityId) ?? dataProblem(context, cartEntityId, data);
  if (error !== null) return { metafield: null, errors: [error] };
  const stored = ofCart(context, cartEntityId);
  if (stored.length >= mostOfACart)
    return {
      metafield: null,
      errors: [{ ...problem(context, "LimitExceededError", "metafield.limit"), limit: mostOfACart }],
    };
  const metafield: StoredMetafield = {
    entityId: nextEntityId(context.data.metafields.keys()),
    owner: "cart",
    ownerId: cartEntityId,
    namespace,
    key: data.key,
    value: data.value,
    description: "",
    permissionSet: "write_and_sf_access",
  };
  context.data.metafields.set(metafield.entityId, metafield);
  return { metafield: metafieldNode(metafield), errors: [] };
}

export function updateCartMetafield(context: StorefrontContext, input: UpdateInput) {
  const stored = metafieldOf(context, input);
  if (stored === undefined) return { metafield: null, errors: [unknownMetafield(context, input)] };
  const { key, value } = input.data;
  const data = { key: key ?? stored.key, value: value ?? stored.value };
  const error = dataProblem(context, input.cartEntityId, data, stored);
  if (error !== null) return { metafield: null, errors: [error] };
  const changed = { ...stored, ...data };
  context.data.metafields.set(changed.entityId, changed);
  return { metafield: metafieldNode(changed), errors: [] };
}

export function deleteCartMetafield(context: StorefrontContext, input: MetafieldInput) {
  const stored = metafieldOf(context, input);
  if (stored === undefined)
    return { deletedMetafieldEntityId: null, errors: [unknownMetafield(context, input)] };
  context.data.metafields.delete(stored.entityId);
  return { deletedMetafieldEntityId: stored.entityId, errors: [] };
}

function ofCart({ data }: StorefrontContext, cartEntityId: string): StoredMetafield[] {
  return [...data.metafields.values()].filter(
    (metafield) =>
      metafield.owner === "cart" && metafield.ownerId === cartEntityId && metafield.namespace === namespace,
  );
}

function metafieldOf(
  context: StorefrontContext,
  { cartEntityId, metafieldEntityId }: MetafieldInput,
): StoredMetafield | undefined {
  if (accessibleCart(context, cartEntityId) === undefined) return undefined;
  return ofCart(context, cartEntityId).find(({ entityId }) => entityId === metafieldEntityId);
}

function unknownMetafield(context: StorefrontContext, { cartEntityId }: MetafieldInput) {
  return cartProblem(context, cartEntityId) ?? problem(context, "NotFoundError", "metafield.unknown");
}

function cartProblem(context: StorefrontContext, cartEntityId: string) {
  const isThere = accessibleCart(context, cartEntityId) !== undefined;
  return isThere ? null : problem(context, "NotFoundError", "cart.unknown");
}

function dataProblem(
  context: StorefrontContext,
  cartEntityId: string,
  { key, value }: { readonly key: string; readonly value: string },
  self?: StoredMetafield,
) {
  const invalid = (field: string, maximum: number) => ({
    ...problem(context, "ValidationError", "metafield.length", { field, maximum }),
    path: ["data", field],
  });
  if (key === "" || key.length > longestKey) return invalid("key", longestKey);
  if (value === "" || value.length > longestValue) return invalid("value", longestValue);
  const isTaken = ofCart(context, cartEntityId).some((other) => other !== self && other.key === key);
  return isTaken ? problem(context, "AlreadyExistsError", "metafield.exists", { key }) : null;
}

function problem(
  { inferred }: StorefrontContext,
  typeName: string,
  id: TextId,
  values?: Readonly<Record<string, string | number>>,
) {
  return { __typename: typeName, message: behaviourText(inferred, id, values) };
}
