import type { z } from "zod";
import { BoundedMap } from "./bounded-map.js";
import type { StoredCart } from "./cart.js";
import {
  type CollectionLists,
  type Collections,
  collectionsOf,
  listsOf,
  type SomeLists,
  storeDocumentSchema,
} from "./collections.js";
import { issueList, readInput } from "./input/describe-issues.js";
import { OrderIds } from "./order/order-ids.js";
import type { PricedCheckout } from "./priced-checkout.js";
import { mergedSettings, type StoredSettings } from "./settings.js";

export type { StoredCart, StoredCartLineItem } from "./cart.js";

/**
 * The state of a new store: the fixtures, or the lists given in their place. Everything is copied, so that two stores
 * share nothing.
 *
 * @throws TypeError naming every field of `options` that is not valid.
 */
export function createStoreData(fixtures: BuiltInStore, options: StoreDataOptions = {}): StoreData {
  const given = readInput(storeDocumentSchema, options, "data");
  if ("problems" in given) {
    throw new TypeError(
      `The emulator's data option is not valid.\n${issueList(given.problems)}\nCorrect these fields, or leave the list out to keep the built-in one.`,
    );
  }
  const { settings, ...lists } = given.data;
  const collections = collectionsOf(lists, fixtures);
  return {
    settings: mergedSettings(fixtures.settings, settings),
    ...collections,
    orderIds: new OrderIds(collections.orders.values()),
    ...nobodysVisits(),
  };
}

const keptVisits = 10_000;
const keptMessages = 100;

/** What only visitors have. The oldest goes when there are too many, as if it had expired. */
function nobodysVisits(): Visits {
  return {
    customerAccessTokens: new BoundedMap(keptVisits),
    passwordResets: new BoundedMap(keptVisits),
    checkoutLinks: new BoundedMap(keptVisits),
    completedCheckouts: new BoundedMap(keptVisits),
    storefrontSessions: new BoundedMap(keptVisits),
    contactMessages: new BoundedMap(keptMessages),
  };
}

/** A copy of all that a store holds, without what only its visitors have: tokens, sessions and links. */
export function storeContents(data: StoreData): StoreContents {
  // Which store it is does not belong to what it holds: another one can hold the same.
  const { storeId, storeHash, ...settings } = structuredClone(data.settings);
  return { settings, ...listsOf(data) };
}

/** Lets the visitors of a store go on in another one, as far as their customers and carts are there too. */
export function moveVisitors(from: StoreData, to: StoreData): void {
  const isKnown = ({ customerId }: { customerId: number }) => to.customers.has(customerId);
  const isAnyones = (signedIn: SignedInShopper | null) => signedIn === null || isKnown(signedIn);
  for (const [key, token] of from.customerAccessTokens)
    if (isKnown(token)) to.customerAccessTokens.set(key, token);
  for (const [key, mail] of from.passwordResets) if (isKnown(mail)) to.passwordResets.set(key, mail);
  for (const [key, link] of from.checkoutLinks)
    if (to.carts.has(link.cartEntityId) && isAnyones(link.signsIn)) to.checkoutLinks.set(key, link);
  for (const [key, message] of from.contactMessages) to.contactMessages.set(key, message);
  for (const [key, session] of from.storefrontSessions)
    if (isAnyones(session.signedIn)) to.storefrontSessions.set(key, session);
}

/** The id that BigCommerce would give to the next entity of a collection. */
export function nextEntityId(stored: Iterable<number>): number {
  let highest = 0;
  for (const id of stored) highest = Math.max(highest, id);
  return highest + 1;
}

/** The built-in store. A list that it lacks is empty. */
export interface BuiltInStore extends SomeLists {
  readonly settings: StoredSettings;
}

/** All that a store holds: what `Emulator.snapshot` returns. */
export interface StoreContents extends CollectionLists {
  /** Of the shop, without the ids that the emulator gives it. */
  settings: Omit<StoredSettings, "storeId" | "storeHash">;
}

/**
 * Your own data for the emulated store. Each list that is given replaces the built-in list of that name; `settings` are
 * merged into the built-in ones, and so is a group of them such as `inventory`. What is left out stays as it is.
 *
 * @example
 * ```ts
 * const emulator = await createEmulator({ data: { settings: { storeName: "Our shop" }, orders: [] } });
 * ```
 */
export type StoreDataOptions = z.input<typeof storeDocumentSchema>;

/** The emulated store's state. Only resolvers and the Management API change it. */
export interface StoreData extends Collections, Visits {
  readonly settings: StoredSettings;
  readonly orderIds: OrderIds;
}

/** What is no part of the store: it comes and goes with the visitors. */
interface Visits {
  readonly customerAccessTokens: Map<string, CustomerAccessToken>;
  /** Password reset mails whose link was not used yet, by the token in the link. */
  readonly passwordResets: Map<string, PasswordResetMail>;
  /** The links of `createCartRedirectUrls` that were not opened yet, by the token in the URL. */
  readonly checkoutLinks: Map<string, CheckoutLink>;
  /** Checkouts whose order was placed, by the id of the cart that is gone. */
  readonly completedCheckouts: Map<string, CompletedCheckout>;
  /** Browsers on the hosted storefront, by the value of their session cookie. */
  readonly storefrontSessions: Map<string, StorefrontSession>;
  /** Mails of the contact form to the store, by an id of their own. */
  readonly contactMessages: Map<string, ContactMessage>;
}

/** What is kept of a checkout when its order is placed. */
export interface CompletedCheckout {
  readonly orderEntityId: number;
  /** Both as they were. */
  readonly cart: StoredCart;
  readonly pricing: PricedCheckout;
}

/** A customer access token that was issued and not ended yet. */
export interface CustomerAccessToken {
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
  /** Default 30 seconds. */
  readonly lifetimeMs?: number | undefined;
}

/** What the hosted storefront knows about a browser. */
export interface StorefrontSession {
  readonly signedIn: SignedInShopper | null;
  /** The cart in the checkout. */
  readonly cartEntityId: string | null;
  /** The order that was placed last in this session. */
  readonly orderEntityId?: number;
}

/** A mail of the contact form. */
export interface ContactMessage {
  readonly sentAt: string;
  /** The store's own address. */
  readonly to: string;
  /** Path of the contact page. */
  readonly link: string;
  readonly text: string;
}

/** A mail that BigCommerce would have sent. */
interface PasswordResetMail {
  readonly customerId: number;
  readonly sentAt: string;
  readonly to: string;
  /** Path and query of the link, without the storefront's origin. */
  readonly link: string;
}
