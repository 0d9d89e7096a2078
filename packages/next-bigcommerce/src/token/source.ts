import type { Deadline } from "../time/deadline.js";
import type { StorefrontToken } from "./storefront-token.js";

/** What the token cache asks for when it has no token, or wants a newer one. */
export interface TokenRequest {
  /** Unix seconds, by BigCommerce's clock. */
  readonly expiresAt: number;
  /** Whether a valid token is still being served; then nobody waits for the new one. */
  readonly isRefresh: boolean;
  /** Whether a token that another process minted will do. */
  accepts(token: StorefrontToken): boolean;
}

export interface ObtainedToken {
  readonly source: "mint" | "store";
  readonly token: StorefrontToken;
}

/** Where the tokens of the cache come from: BigCommerce itself, or a store that a fleet shares in front of it. */
export interface TokenSource {
  /** Resolves to `undefined` if another process is making the refresh. */
  obtain(request: TokenRequest, deadline: Deadline): Promise<ObtainedToken | undefined>;
  /** The token that the fleet shares at present, whatever its age. Absent if nothing is shared. Never rejects. */
  find?(): Promise<StorefrontToken | undefined>;
  /** Takes a rejected or revoked token out of the shared store. Never rejects. */
  evict(token: string): Promise<void>;
}

/** Asks BigCommerce for a token. */
export type MintToken = (expiresAt: number, deadline: Deadline) => Promise<StorefrontToken>;

/** For processes that share nothing. */
export function createMintSource(mint: MintToken): TokenSource {
  return {
    obtain: async ({ expiresAt }, deadline) => ({ source: "mint", token: await mint(expiresAt, deadline) }),
    evict: async () => {},
  };
}
