import { z } from "zod";
import {
  type StoredBrand,
  type StoredCategory,
  type StoredProduct,
  storedBrandSchema,
  storedCategorySchema,
  storedProductSchema,
} from "./catalog.js";
import {
  type StoredCustomer,
  type StoredCustomerGroup,
  type StoredWishlist,
  storedCustomerGroupSchema,
  storedCustomerSchema,
  storedWishlistSchema,
} from "./customer.js";
import { type StoredOrder, storedOrderSchema } from "./order.js";
import { type StoredSettings, storedSettingsSchema } from "./settings.js";

const storeContentsSchema = z.strictObject({
  settings: storedSettingsSchema,
  categories: z.array(storedCategorySchema),
  brands: z.array(storedBrandSchema),
  products: z.array(storedProductSchema),
  customerGroups: z.array(storedCustomerGroupSchema),
  customers: z.array(storedCustomerSchema),
  orders: z.array(storedOrderSchema),
  wishlists: z.array(storedWishlistSchema),
});

const storeDataOptionsSchema = storeContentsSchema
  .extend({ settings: storedSettingsSchema.partial() })
  .partial();

/** What a store opens with. */
export type StoreContents = z.output<typeof storeContentsSchema>;

/**
 * Data of one's own for the emulated store: each list given replaces the fixtures' list of that name; `settings` are
 * merged over the fixtures' settings. Everything left out keeps the fixtures.
 *
 * @example
 * ```ts
 * const emulator = await createEmulator({ data: { settings: { storeName: "Our shop" }, orders: [] } });
 * ```
 */
export type StoreDataOptions = z.input<typeof storeDataOptionsSchema>;

/** A customer access token that was handed out and not ended since. */
interface StoredCustomerAccessToken {
  readonly customerId: number;
  readonly expiresAtSeconds: number;
}

/** The emulated store's state. Only resolvers change it. */
export interface StoreData {
  readonly settings: StoredSettings;
  readonly categories: Map<number, StoredCategory>;
  readonly brands: Map<number, StoredBrand>;
  readonly products: Map<number, StoredProduct>;
  readonly customerGroups: Map<number, StoredCustomerGroup>;
  readonly customers: Map<number, StoredCustomer>;
  readonly orders: Map<number, StoredOrder>;
  readonly wishlists: Map<number, StoredWishlist>;
  readonly carts: Map<string, StoredCart>;
  readonly customerAccessTokens: Map<string, StoredCustomerAccessToken>;
  /** "Forgot password" mails whose link was not used yet, by its token. */
  readonly passwordResets: Map<string, PasswordResetMail>;
  /** Cart ids of the redirect URLs nobody has followed yet, by the token in the URL. */
  readonly checkoutRedirects: Map<string, string>;
}

/** A mail that BigCommerce would have sent. */
interface PasswordResetMail {
  readonly customerId: number;
  readonly sentAt: string;
  readonly to: string;
  /** The link in it, without the storefront's origin. */
  readonly link: string;
}

/**
 * The state of a store that opens with `fixtures`, or with the lists given in their place. Everything is copied, so
 * that two stores share nothing.
 *
 * @throws TypeError naming every field of `options` that does not have the stored form.
 */
export function createStoreData(fixtures: StoreContents, options: StoreDataOptions = {}): StoreData {
  const given = storeDataOptionsSchema.safeParse(options);
  if (!given.success) {
    throw new TypeError(
      `The emulator's data option does not have the stored form.\n${z.prettifyError(given.error)}\nCorrect these fields, or leave the list out to keep the fixtures.`,
    );
  }
  const { data } = given;
  return {
    settings: storedSettingsSchema.parse({ ...fixtures.settings, ...data.settings }),
    categories: byEntityId(data.categories ?? fixtures.categories),
    brands: byEntityId(data.brands ?? fixtures.brands),
    products: byEntityId(data.products ?? fixtures.products),
    customerGroups: byEntityId(data.customerGroups ?? fixtures.customerGroups),
    customers: byEntityId(data.customers ?? fixtures.customers),
    orders: byEntityId(data.orders ?? fixtures.orders),
    wishlists: byEntityId(data.wishlists ?? fixtures.wishlists),
    carts: new Map(),
    customerAccessTokens: new Map(),
    passwordResets: new Map(),
    checkoutRedirects: new Map(),
  };
}

function byEntityId<Stored extends { entityId: number }>(stored: readonly Stored[]): Map<number, Stored> {
  return new Map(structuredClone(stored).map((entity) => [entity.entityId, entity]));
}

/** The id BigCommerce would give the next entity of a collection. */
export function nextEntityId(stored: Iterable<number>): number {
  return Math.max(0, ...stored) + 1;
}

/** One line of a cart; the price is worked out for the shopper when it is read. */
export interface StoredCartLineItem {
  readonly entityId: string;
  readonly productEntityId: number;
  readonly variantEntityId: number;
  quantity: number;
}

/** A cart. Guest carts have no customer until they are assigned. */
export interface StoredCart {
  readonly entityId: string;
  customerId: number | null;
  readonly currencyCode: string;
  readonly locale: string;
  readonly createdAt: string;
  updatedAt: string;
  version: number;
  lineItems: StoredCartLineItem[];
}
