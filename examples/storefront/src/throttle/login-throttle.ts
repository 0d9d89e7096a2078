import "server-only";
import { Limiter } from "./limiter";

const windowMs = 15 * 60 * 1000;

/** All devices of a customer together have so many times what one address has. */
const maxKnownDevicesAtWork = 2;

/** An address that tried an e-mail as often in the window has no turn at a slow one. */
const maxBeforeSlow = 3;

export const tooManyAttempts = "Too many attempts. Please wait a quarter of an hour, then try again.";

/** In place of what a mutation returns, for a form that shows its errors. */
export const throttledError = { __typename: "Throttled", message: tooManyAttempts };

/** Somebody's attempt to sign in, to register and the like. */
export interface Attempt {
  readonly email: string;
  readonly address: string;
  /** The device, if somebody signed in there with this e-mail before; null for all others. */
  readonly knownDevice?: KnownDevice | null;
}

interface KnownDevice {
  readonly id: string;
  /** Who signed in there. Whose the e-mail is now is not known before a sign-in: it may have been another's. */
  readonly holder: string;
}

/**
 * Counts attempts, so that nobody can try many passwords, and nobody can keep a customer out by trying wrong ones:
 *
 * - A device that signed in with the e-mail before has a count of its own, as large as that of an address, and all such
 *   devices of whoever signed in there have one together. No other holds for them. So the devices of somebody who had the
 *   e-mail before use up nothing of who has it now.
 * - All others are counted by e-mail and address together, by address, and by e-mail. An e-mail that is used up is slow,
 *   not closed: one attempt at a time is let through, and only from an address that has hardly tried the e-mail, so
 *   whoever tries passwords cannot take the customer's turn again and again.
 */
export class LoginThrottle {
  readonly #perDevice: Limiter;
  readonly #perAllDevices: Limiter;
  readonly #perEmailAndAddress: Limiter;
  readonly #perAddress: Limiter;
  readonly #perEmail: Limiter;
  readonly #slowly: Limiter;

  constructor(options: LoginThrottleOptions) {
    const limiter = (by: string, maxUses: number, ms = windowMs) =>
      new Limiter({ name: `${options.name} ${by}`, maxUses, windowMs: ms });
    this.#perDevice = limiter("device", options.maxPerEmailAndAddress);
    this.#perAllDevices = limiter("all devices", maxKnownDevicesAtWork * options.maxPerEmailAndAddress);
    this.#perEmailAndAddress = limiter("e-mail and address", options.maxPerEmailAndAddress);
    this.#perAddress = limiter("address", options.maxPerAddress);
    this.#perEmail = limiter("e-mail", options.maxPerEmail);
    this.#slowly = limiter("slow", 1, options.slowSeconds * 1000);
  }

  /**
   * Counts the attempt before it is made, and returns whether it may be made. What is refused counts nowhere: the narrow
   * limits are asked first, each wider one only about what those before let through, and they get back what it refuses. So
   * one address cannot use up what an e-mail has everywhere, not with any number of attempts at once either.
   */
  async allows({ email: written, address, knownDevice = null }: Attempt): Promise<boolean> {
    const email = written.toLowerCase();
    if (knownDevice !== null) return this.#deviceAllows(knownDevice);
    const pair = pairKey(email, address);
    if (!(await this.#perEmailAndAddress.allows(pair))) return false;
    if (await this.#addressAndEmailAllow(email, address, pair)) return true;
    await this.#perEmailAndAddress.takeBackOne(pair);
    return false;
  }

  /** After a right password: this attempt was none of the wrong ones. */
  async forgive({ email: written, address, knownDevice = null }: Attempt): Promise<void> {
    const email = written.toLowerCase();
    if (knownDevice !== null) {
      await this.#perDevice.forget(knownDevice.id);
      return this.#perAllDevices.takeBackOne(knownDevice.holder);
    }
    await this.#perEmailAndAddress.forget(pairKey(email, address));
    await this.#perAddress.takeBackOne(address);
    await this.#perEmail.takeBackOne(email);
  }

  async #deviceAllows({ id, holder }: KnownDevice): Promise<boolean> {
    if (!(await this.#perDevice.allows(id))) return false;
    if (await this.#perAllDevices.allows(holder)) return true;
    await this.#perDevice.takeBackOne(id);
    return false;
  }

  async #addressAndEmailAllow(email: string, address: string, pair: string): Promise<boolean> {
    if (!(await this.#perAddress.allows(address))) return false;
    if (await this.#emailAllows(email, pair)) return true;
    await this.#perAddress.takeBackOne(address);
    return false;
  }

  async #emailAllows(email: string, pair: string): Promise<boolean> {
    if (await this.#perEmail.allows(email)) return true;
    // This attempt is one of them by now.
    if ((await this.#perEmailAndAddress.uses(pair)) > maxBeforeSlow) return false;
    return this.#slowly.allows(email);
  }
}

const pairKey = (email: string, address: string) => `${email} ${address}`;

/** How many attempts there may be in a quarter of an hour. */
interface LoginThrottleOptions {
  /** Of what: tells its counters from others. */
  readonly name: string;
  /** For one e-mail from one address, and from one device that signed in with it before. */
  readonly maxPerEmailAndAddress: number;
  /** From one address for any e-mail. */
  readonly maxPerAddress: number;
  /** For one e-mail from anywhere, at full speed: an attacker can have many addresses. */
  readonly maxPerEmail: number;
  /** After that, an e-mail has one attempt in so many seconds. */
  readonly slowSeconds: number;
}
