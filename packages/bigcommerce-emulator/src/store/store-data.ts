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
import { describeIssues, issueList } from "./describe-issues.js";
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

/**
 * The state of a new store: the fixtures, or the lists given in their place. Everything is copied, so that two stores
 * share nothing.
 *
 * @throws TypeError naming every field of `options` that is not valid.
 */
export function createStoreData(fixtures: StoreContents, options: StoreDataOptions = {}): StoreData {
  const given = storeDataOptionsSchema.safeParse(options);
  if (!given.success) {
    throw new TypeError(
      `The emulator's data option is not valid.\n${issueList(describeIssues(given.error, "data"))}\nCorrect these fields, or leave the list out to keep the built-in one.`,
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
    checkoutLinks: new Map(),
    storefrontSessions: new Map(),
  };
}

function byEntityId<Stored extends { entityId: number }>(stored: readonly Stored[]): Map<number, Stored> {
  return new Map(structuredClone(stored).map((entity) => [entity.entityId, entity]));
}

/** The id that BigCommerce would give to the next entity of a collection. */
export function nextEntityId(stored: Iterable<number>): number {
  return Math.max(0, ...stored) + 1;
}

/** What a new store holds. */
export type StoreContents = z.output<typeof storeContentsSchema>;

/**
 * Your own data for the emulated store. Each list that is given replaces the built-in list of that name; `settings` are
 * merged into the built-in ones. What is left out stays as it is.
 *
 * @example
 * ```ts
 * const emulator = await createEmulator({ data: { settings: { storeName: "Our shop" }, orders: [] } });
 * ```
 */
export type StoreDataOptions = z.input<typeof storeDataOptionsSchema>;

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
  /** Password reset mails whose link was not used yet, by the token in the link. */
  readonly passwordResets: Map<string, PasswordResetMail>;
  /** The links of `createCartRedirectUrls` that were not opened yet, by the token in the URL. */
  readonly checkoutLinks: Map<string, CheckoutLink>;
  /** Browsers on the hosted storefront, by the value of their session cookie. */
  readonly storefrontSessions: Map<string, StorefrontSession>;
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

/** One line of a cart. Its price is worked out for the shopper when it is read. */
export interface StoredCartLineItem {
  readonly entityId: string;
  readonly productEntityId: number;
  readonly variantEntityId: number;
  quantity: number;
}

/** A customer access token that was issued and not ended yet. */
interface StoredCustomerAccessToken {
  readonly customerId: number;
  readonly expiresAtSeconds: number;
}

/** A customer who is signed in to the hosted storefront. */
export interface SignedInShopper {
  readonly customerId: number;
  /** If it comes from a session of the API, it ends with that session's customer access token. */
  readonly accessToken: string | null;
}

/** A way into the checkout of a cart. */
export interface CheckoutLink {
  readonly cartEntityId: string;
  readonly createdAtMs: number;
  /** Whom the link signs in; null: nobody. */
  readonly signsIn: SignedInShopper | null;
}

/** What the hosted storefront knows about a browser. */
export interface StorefrontSession {
  readonly signedIn: SignedInShopper | null;
  /** The cart in the checkout. */
  readonly cartEntityId: string | null;
}

/** A mail that BigCommerce would have sent. */
interface PasswordResetMail {
  readonly customerId: number;
  readonly sentAt: string;
  readonly to: string;
  /** Path and query of the link, without the storefront's origin. */
  readonly link: string;
}
