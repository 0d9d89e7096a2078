/** What BigCommerce's tokens look like: a compact JWS, three parts of base64url. Nothing else is sent or kept. */
export const compactJwsPattern = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * A token for the GraphQL Storefront API, of either kind: one object from the response that brings it to the requests
 * that send it. All it holds is in private fields.
 */
export class StorefrontToken implements ImpersonationToken {
  readonly #token: string;
  readonly #expiresAt: number;
  #generation = 0;

  constructor(token: string, expiresAt: number) {
    this.#token = token;
    this.#expiresAt = expiresAt;
  }

  get token(): string {
    return this.#token;
  }

  get expiresAt(): number {
    return this.#expiresAt;
  }

  get generation(): number {
    return this.#generation;
  }

  /** Whether it is still valid for `marginMs`, at `nowMs` by BigCommerce's clock. */
  isValid(nowMs: number, marginMs: number): boolean {
    return nowMs < this.#expiresAt * 1000 - marginMs;
  }

  /** Counts it among the tokens that this process cached. */
  setGeneration(generation: number): void {
    this.#generation = generation;
  }
}

/**
 * A customer impersonation token and its expiry. Everything is a getter over a private field: `JSON.stringify`, spread
 * and `util.inspect` show nothing, React refuses to pass it to a Client Component, and `next dev` does not stream it to
 * the browser. Read `token` only where you send it.
 *
 * @example
 * ```ts
 * const { token, expiresAt } = await bigcommerce.getImpersonationToken();
 * ```
 * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
 */
export interface ImpersonationToken {
  /** The JWT. A secret: anyone who has it can act as any customer of its channels. */
  readonly token: string;
  /** When it expires, in Unix seconds by BigCommerce's clock. */
  readonly expiresAt: number;
  /** Counts the tokens that this process cached; 0 for one that was created uncached. */
  readonly generation: number;
}
