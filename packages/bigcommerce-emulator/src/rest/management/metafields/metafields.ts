import type { MetafieldOwner, StoredMetafield } from "../../../store/metafield.js";
import { nextEntityId, type StoreData } from "../../../store/store-data.js";
import { bodyOf, fields } from "../protocol/body.js";
import { beforeTheStart, idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { chosenFields } from "../protocol/fields.js";
import { dateFilters, type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { sorted } from "../protocol/sorting.js";

const mostOfAResource = 250;

const changesSchema = fields
  .object({
    permission_set: fields.choice(["app_only", "read", "write", "read_and_sf_access", "write_and_sf_access"]),
    namespace: fields.words.max(64, "error.maxLength"),
    key: fields.words.max(64, "error.maxLength"),
    value: fields.text.min(1, "error.minLength").max(65_535, "error.maxLength"),
    description: fields.text.max(255, "error.maxLength"),
  })
  .partial();

const newSchema = changesSchema.required({ permission_set: true, namespace: true, key: true, value: true });

const createdAt = (metafield: StoredMetafield) => metafield.createdAt ?? beforeTheStart;
const modifiedAt = (metafield: StoredMetafield) => metafield.modifiedAt ?? createdAt(metafield);

const filters: Filters<StoredMetafield> = {
  ...integerFilters("id", ({ entityId }) => [entityId], ["", "in"]),
  ...textFilters("key", ({ key }) => key, ["", "in"]),
  ...textFilters("namespace", ({ namespace }) => namespace, ["", "in"]),
  ...dateFilters("date_created", createdAt),
  ...dateFilters("date_modified", modifiedAt),
};

/** What can have metafields: its path, and whether the store has it. */
interface OwnerKind {
  readonly owner: MetafieldOwner;
  readonly path: `v3/${string}`;
  readonly scopePair: (typeof scopes)[keyof typeof scopes];
  /** The name of its id in the path. */
  readonly param: string;
  readonly isThere: (call: ManagementCall, id: string) => boolean;
}

const inCollection =
  (name: "products" | "categories" | "brands" | "customers" | "orders" | "locations") =>
  ({ data }: { readonly data: StoreData }, id: string) =>
    data[name].has(Number(id));

const products = { path: "v3/catalog/products/{product_id}", scopePair: scopes.products } as const;

const ownerKinds: readonly OwnerKind[] = [
  { owner: "product", ...products, param: "product_id", isThere: inCollection("products") },
  {
    owner: "variant",
    ...products,
    path: `${products.path}/variants/{variant_id}`,
    param: "variant_id",
    isThere: ({ data, params }, id) =>
      data.products
        .get(Number(params.product_id))
        ?.variants.some(({ entityId }) => entityId === Number(id)) ?? false,
  },
  {
    owner: "category",
    path: "v3/catalog/categories/{category_id}",
    scopePair: scopes.products,
    param: "category_id",
    isThere: inCollection("categories"),
  },
  {
    owner: "brand",
    path: "v3/catalog/brands/{brand_id}",
    scopePair: scopes.products,
    param: "brand_id",
    isThere: inCollection("brands"),
  },
  {
    owner: "customer",
    path: "v3/customers/{customer_id}",
    scopePair: scopes.customers,
    param: "customer_id",
    isThere: inCollection("customers"),
  },
  {
    owner: "order",
    path: "v3/orders/{order_id}",
    scopePair: scopes.orders,
    param: "order_id",
    isThere: inCollection("orders"),
  },
  {
    owner: "location",
    path: "v3/inventory/locations/{location_id}",
    scopePair: scopes.locations,
    param: "location_id",
    isThere: inCollection("locations"),
  },
  {
    owner: "channel",
    path: "v3/channels/{channel_id}",
    scopePair: scopes.channels,
    param: "channel_id",
    isThere: ({ channelIds }, id) => channelIds.includes(Number(id)),
  },
  {
    // Also of a cart that is gone: its order keeps them, as documented.
    owner: "cart",
    path: "v3/carts/{cart}",
    scopePair: scopes.carts,
    param: "cart",
    isThere: ({ data }, id) => data.carts.has(id) || data.completedCheckouts.has(id),
  },
];

/** @throws ManagementRefusal 404 if the store does not have the owner. */
function ownerIdOf(call: ManagementCall, { param, isThere, owner }: OwnerKind): string {
  const id = call.params[param] ?? "";
  if (!isThere(call, id)) throw refusals.v3.notFound();
  return owner === "cart" ? id : String(Number(id));
}

function ownMetafields(call: ManagementCall, kind: OwnerKind): StoredMetafield[] {
  const ownerId = ownerIdOf(call, kind);
  return [...call.data.metafields.values()].filter(
    (metafield) => metafield.owner === kind.owner && metafield.ownerId === ownerId,
  );
}

function metafieldJson(call: ManagementCall, metafield: StoredMetafield) {
  const { owner, ownerId } = metafield;
  return chosenFields(call, {
    id: metafield.entityId,
    key: metafield.key,
    value: metafield.value,
    namespace: metafield.namespace,
    permission_set: metafield.permissionSet,
    resource_type: owner,
    resource_id: owner === "cart" ? ownerId : Number(ownerId),
    description: metafield.description,
    date_created: createdAt(metafield),
    date_modified: modifiedAt(metafield),
    owner_client_id: call.clientId,
  });
}

function listMetafields(call: ManagementCall, kind: OwnerKind) {
  const found = filtered(call, ownMetafields(call, kind), filters);
  const keys = { id: ({ entityId }: StoredMetafield) => entityId };
  return v3List(call, sorted(call, found, keys), (metafield) => metafieldJson(call, metafield));
}

function metafieldOf(call: ManagementCall, kind: OwnerKind): StoredMetafield {
  const id = idParam(call, "metafield_id");
  const metafield = ownMetafields(call, kind).find(({ entityId }) => entityId === id);
  if (metafield === undefined) throw refusals.v3.notFound();
  return metafield;
}

function createMetafield(call: ManagementCall, kind: OwnerKind) {
  const { metafields } = call.data;
  const known = ownMetafields(call, kind);
  const input = bodyOf(call, newSchema);
  if (known.length >= mostOfAResource)
    throw refusals.v3.invalid({ key: ["rest.metafield_limit", { most: mostOfAResource }] });
  const metafield: StoredMetafield = {
    entityId: nextEntityId(metafields.keys()),
    owner: kind.owner,
    ownerId: ownerIdOf(call, kind),
    namespace: input.namespace,
    key: input.key,
    value: input.value,
    description: input.description ?? "",
    permissionSet: input.permission_set,
    createdAt: timeOf(call),
  };
  requireKey(known, metafield);
  metafields.set(metafield.entityId, metafield);
  return v3Data(metafieldJson(call, metafield));
}

/** @throws ManagementRefusal 409 if the owner has another metafield of the name. */
function requireKey(known: readonly StoredMetafield[], { entityId, namespace, key }: StoredMetafield): void {
  const isTaken = known.some(
    (other) => other.entityId !== entityId && other.namespace === namespace && other.key === key,
  );
  if (isTaken) throw refusals.v3.conflict("key", "rest.metafield_exists", { namespace, key });
}

function updateMetafield(call: ManagementCall, kind: OwnerKind) {
  const known = metafieldOf(call, kind);
  const input = bodyOf(call, changesSchema);
  const changed: StoredMetafield = {
    ...known,
    namespace: input.namespace ?? known.namespace,
    key: input.key ?? known.key,
    value: input.value ?? known.value,
    description: input.description ?? known.description,
    permissionSet: input.permission_set ?? known.permissionSet,
    modifiedAt: timeOf(call),
  };
  requireKey(ownMetafields(call, kind), changed);
  call.data.metafields.set(changed.entityId, changed);
  return v3Data(metafieldJson(call, changed));
}

export const metafieldResources = ownerKinds.flatMap((kind) => [
  resource(`${kind.path}/metafields`, kind.scopePair, {
    GET: (call) => listMetafields(call, kind),
    POST: (call) => createMetafield(call, kind),
  }),
  resource(`${kind.path}/metafields/{metafield_id}`, kind.scopePair, {
    GET: (call) => v3Data(metafieldJson(call, metafieldOf(call, kind))),
    PUT: (call) => updateMetafield(call, kind),
    DELETE: (call) => {
      call.data.metafields.delete(metafieldOf(call, kind).entityId);
      return noContent();
    },
  }),
]);
