import "server-only";
import { Limiter } from "./limiter";

const windowMs = 15 * 60 * 1000;

export const tooManyAttempts = "Too many attempts. Please wait a quarter of an hour, then try again.";

/** In place of what a mutation returns, for a form that shows its errors. */
export const throttledError = { __typename: "Throttled", message: tooManyAttempts };

/** Counts attempts to sign in, to register and the like. */
export class LoginThrottle {
  readonly #perEmailAndAddress: Limiter;
  readonly #perAddress: Limiter;
  readonly #perEmail: Limiter;

  constructor({ maxPerEmailAndAddress, maxPerAddress, maxPerEmail }: LoginThrottleOptions) {
    this.#perEmailAndAddress = new Limiter({ maxUses: maxPerEmailAndAddress, windowMs });
    this.#perAddress = new Limiter({ maxUses: maxPerAddress, windowMs });
    this.#perEmail = new Limiter({ maxUses: maxPerEmail, windowMs });
  }

  /**
   * Counts the attempt before it is made, and returns whether it may be made. The narrowest limit comes first, and what it
   * refuses counts no further: one address must not use up what an e-mail has everywhere.
   */
  async allows(email: string, address: string): Promise<boolean> {
    return (
      (await this.#perEmailAndAddress.allows(pairKey(email, address))) &&
      (await this.#perAddress.allows(address)) &&
      (await this.#perEmail.allows(email.toLowerCase()))
    );
  }

  /** After a right password the count of the e-mail starts again, and the attempt does not count for its address. */
  async forget(email: string, address: string): Promise<void> {
    await this.#perEmailAndAddress.forget(pairKey(email, address));
    await this.#perAddress.takeBackOne(address);
    await this.#perEmail.forget(email.toLowerCase());
  }
}

const pairKey = (email: string, address: string) => `${email.toLowerCase()} ${address}`;

/** How many attempts there may be in a quarter of an hour. */
interface LoginThrottleOptions {
  /** For one e-mail from one address. */
  readonly maxPerEmailAndAddress: number;
  /** From one address for any e-mail. */
  readonly maxPerAddress: number;
  /** For one e-mail from anywhere: an attacker can have many addresses. */
  readonly maxPerEmail: number;
}
