import type { TokenKind } from "../http/endpoint.js";
import type { StoreData } from "./store-data.js";

/** What the GraphQL endpoint knows about a request once its credentials are accepted. */
export interface StorefrontContext {
  /** The store's mutable state; a fresh one after a reset. */
  readonly data: StoreData;
  readonly channelId: number;
  /** The shopper; null for a guest, and for an id that the store does not know. */
  readonly customerId: number | null;
  readonly tokenKind: TokenKind;
  /** Scopes of a private token; null for the other kinds of token, which have none. */
  readonly scopes: readonly string[] | null;
  /** The emulator's clock. */
  readonly now: () => Date;
  /** The emulator's own origin, for image URLs: `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** From `Accept-Language`. */
  readonly locale: string | null;
}
