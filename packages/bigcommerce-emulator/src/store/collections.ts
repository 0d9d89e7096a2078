import { z } from "zod";
import { belowItself } from "./below-itself.js";
import { BoundedMap } from "./bounded-map.js";
import { storedCartSchema } from "./cart.js";
import { storedLocationSchema } from "./catalog/location.js";
import { sparseBrandSchema, sparseCategoriesSchema, sparseProductsSchema } from "./catalog/sparse-catalog.js";
import {
  storedBannerSchema,
  storedBlogPostSchema,
  storedPageSchema,
  storedRedirectSchema,
  storedRegionSchema,
  storedScriptSchema,
} from "./content.js";
import { storedCouponSchema } from "./coupon.js";
import {
  storedCustomerAttributeSchema,
  storedCustomerGroupSchema,
  storedCustomerSchema,
  storedSubscriberSchema,
  storedWishlistSchema,
} from "./customer.js";
import { type Check, checked, type Problem } from "./document/check.js";
import { orderReferences } from "./document/order-references.js";
import { purchaseQuantities } from "./document/purchase-quantities.js";
import { uniqueCodes, uniqueEmails, uniqueIds, uniqueSkus } from "./document/unique-values.js";
import { storedGiftCertificateSchema } from "./gift-certificate.js";
import { storedChannelSchema, storedSiteSchema } from "./management/channel.js";
import { storedPriceListAssignmentSchema, storedPriceListSchema } from "./management/price-list.js";
import { storedWebhookSchema } from "./management/webhook.js";
import { storedMetafieldSchema } from "./metafield.js";
import { storedOrdersSchema } from "./order.js";
import { givenSettingsSchema } from "./settings.js";

/**
 * The lists of a store, by the name that each has in the store's JSON document. A new list needs its line here and
 * nothing else: the `data` option, `StoreData`, the snapshot of a store and its way back follow from this table.
 */
export const collectionSchemas = {
  categories: list(sparseCategoriesSchema, parents),
  brands: list(z.array(sparseBrandSchema)),
  products: list(sparseProductsSchema, uniqueSkus, purchaseQuantities),
  customerGroups: list(z.array(storedCustomerGroupSchema)),
  customerAttributes: list(z.array(storedCustomerAttributeSchema)),
  customers: list(z.array(storedCustomerSchema), uniqueEmails),
  orders: list(storedOrdersSchema, orderReferences),
  wishlists: list(z.array(storedWishlistSchema)),
  coupons: list(z.array(storedCouponSchema), uniqueCodes),
  giftCertificates: list(z.array(storedGiftCertificateSchema)),
  priceLists: list(z.array(storedPriceListSchema)),
  priceListAssignments: list(z.array(storedPriceListAssignmentSchema)),
  webhooks: list(z.array(storedWebhookSchema)),
  channels: list(z.array(storedChannelSchema)),
  sites: list(z.array(storedSiteSchema)),
  carts: list(z.array(storedCartSchema)),
  metafields: list(z.array(storedMetafieldSchema)),
  pages: list(z.array(storedPageSchema), parents),
  blogPosts: list(z.array(storedBlogPostSchema)),
  redirects: list(z.array(storedRedirectSchema)),
  scripts: list(z.array(storedScriptSchema)),
  banners: list(z.array(storedBannerSchema)),
  regions: list(z.array(storedRegionSchema)),
  locations: list(z.array(storedLocationSchema)),
  subscribers: list(z.array(storedSubscriberSchema)),
};

type CollectionName = keyof typeof collectionSchemas;

/** What one list holds. */
type Stored<Name extends CollectionName> = z.output<(typeof collectionSchemas)[Name]>[number];

/** The lists as a document holds them. */
export type CollectionLists = { [Name in CollectionName]: Stored<Name>[] };

/** The lists as a store keeps them: each by entity id, in the document's order. */
export type Collections = {
  readonly [Name in CollectionName]: Map<Stored<Name>["entityId"], Stored<Name>>;
};

/** A store's JSON document. No setting may have a default of its own: it would take the place of the built-in one. */
export const storeDocumentSchema = z
  .strictObject({ settings: givenSettingsSchema, ...collectionSchemas })
  .partial();

const collectionNames = Object.keys(collectionSchemas) as readonly CollectionName[];

/** Some of the lists. */
export type SomeLists = { readonly [Name in CollectionName]?: Stored<Name>[] | undefined };

// Nobody looks at so many, but a load test leaves them behind, and the emulator may run for weeks.
const mostEntities = 20_000;

/** A store's collections, made of copies of the lists given, and of the built-in list for each one that is not given. */
export function collectionsOf(given: SomeLists, builtIn: SomeLists): Collections {
  const keyed = collectionNames.map((name) => {
    const stored: readonly { entityId: number | string }[] = given[name] ?? builtIn[name] ?? [];
    return [name, byEntityId(stored)] as const;
  });
  // Each name has the map made of its own list, which is more than TypeScript follows through the loop.
  return Object.fromEntries(keyed) as Collections;
}

function byEntityId<Entity extends { entityId: number | string }>(
  stored: readonly Entity[],
): Map<Entity["entityId"], Entity> {
  const entries = structuredClone(stored).map((entity) => [entity.entityId, entity] as const);
  return new BoundedMap(Math.max(mostEntities, 2 * stored.length), entries);
}

/** Copies of the lists of a store's collections. */
export function listsOf(collections: Collections): CollectionLists {
  const lists = collectionNames.map(
    (name) => [name, structuredClone([...collections[name].values()])] as const,
  );
  return Object.fromEntries(lists) as CollectionLists;
}

/** A list in which no two entities have the same id. */
function list<Schema extends z.ZodType<{ entityId: number | string }[]>>(
  schema: Schema,
  ...checks: readonly Check<z.output<Schema>[number]>[]
) {
  return checked(schema, uniqueIds, ...checks);
}

/** Nothing of the list lies below itself. */
function* parents(
  entities: readonly { entityId: number; parentEntityId: number | null }[],
): Iterable<Problem> {
  const found = belowItself(entities);
  if (found === undefined) return;
  const index = entities.findIndex(({ entityId }) => entityId === found.entityId);
  const message = `${found.entityId} lies below itself: give one of its parents another parent`;
  yield { path: [index, "parentEntityId"], message };
}
