import type { TokenKind } from "../http/endpoint.js";

const keptTokens = 500;

/** What is known of the tokens that were issued, by the hash of each: the log and the console never see a token. */
export class IssuedTokens {
  readonly #tokens = new Map<string, IssuedToken>();

  /** @param hash - as `secretHash` makes it. */
  add(hash: string, token: Omit<IssuedToken, "hash" | "uses">): void {
    this.#tokens.set(hash, { ...token, hash, uses: 0 });
    this.#forgetLeastUsed();
  }

  /** Counts a use. Returns the token's kind; null if the token was not issued here. */
  use(hash: string): TokenKind | null {
    const token = this.#tokens.get(hash);
    if (token === undefined) return null;
    // Moved to the end, so that a token in use is not forgotten for those that came after it.
    this.#tokens.delete(hash);
    this.#tokens.set(hash, { ...token, uses: token.uses + 1 });
    return token.kind;
  }

  /** The newest first. */
  list(): IssuedToken[] {
    return [...this.#tokens.values()].sort((one, other) => other.issuedAtSeconds - one.issuedAtSeconds);
  }

  clear(): void {
    this.#tokens.clear();
  }

  #forgetLeastUsed(): void {
    const oldest = this.#tokens.keys().next().value;
    if (this.#tokens.size > keptTokens && oldest !== undefined) this.#tokens.delete(oldest);
  }
}

export interface IssuedToken {
  readonly id: string;
  readonly hash: string;
  readonly kind: TokenKind;
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
  /** GraphQL requests that came with it, whatever the response. */
  readonly uses: number;
}
