/** What BigCommerce's tokens look like: a compact JWS, three parts of base64url. Nothing else is sent or kept. */
export const compactJwsPattern = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * A customer impersonation token and its expiry. Everything is a getter over a private field: `JSON.stringify`, spread
 * and `util.inspect` show nothing, React refuses to pass it to a Client Component, and `next dev` does not stream it to
 * the browser. Take `token` out only where it is sent.
 *
 * @example
 * ```ts
 * const { token, expiresAt } = await bigcommerce.getImpersonationToken();
 * ```
 * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
 */
export class ImpersonationToken {
  readonly #token: string;
  readonly #expiresAt: number;
  readonly #generation: number;

  static {
    // A promise looks for `then` on what it resolves to. Found here, the look ends: it was a fifteenth of a cached read.
    // biome-ignore lint/suspicious/noThenProperty: it is undefined, which says that a token is no promise.
    Object.defineProperty(ImpersonationToken.prototype, "then", { value: undefined });
  }

  /** @internal */
  constructor(token: string, expiresAt: number, generation: number) {
    this.#token = token;
    this.#expiresAt = expiresAt;
    this.#generation = generation;
  }

  /** The JWT. A secret: whoever has it can act as any customer of its channels. */
  get token(): string {
    return this.#token;
  }

  /** When it expires, in Unix seconds by BigCommerce's clock. */
  get expiresAt(): number {
    return this.#expiresAt;
  }

  /** Counts the tokens this process cached; 0 for one that was created uncached. */
  get generation(): number {
    return this.#generation;
  }
}
