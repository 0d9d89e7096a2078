import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const maxKeys = 20_000;

/**
 * Allows each key a number of uses in a window that begins with the key's first use. It counts in this process: a shop on
 * several servers puts `RateLimiterRedis` in place of `RateLimiterMemory`, and needs no list of keys.
 */
export class Limiter {
  readonly #counts: RateLimiterMemory;
  /** The oldest first. `RateLimiterMemory` keeps every key until its window ends, and visitors can make up any number. */
  readonly #keys = new Set<string>();

  constructor({ maxUses, windowMs }: LimiterOptions) {
    this.#counts = new RateLimiterMemory({ points: maxUses, duration: windowMs / 1000 });
  }

  /** Counts one more use, and returns whether it is allowed. */
  async allows(key: string): Promise<boolean> {
    try {
      const { isFirstInDuration } = await this.#counts.consume(key);
      if (isFirstInDuration) await this.#keep(key);
      return true;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return false;
      throw refusal;
    }
  }

  async takeBackOne(key: string): Promise<void> {
    await this.#counts.reward(key);
  }

  async forget(key: string): Promise<void> {
    this.#keys.delete(key);
    await this.#counts.delete(key);
  }

  async #keep(key: string): Promise<void> {
    this.#keys.delete(key);
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > maxKeys && oldest !== undefined) await this.forget(oldest);
  }
}

interface LimiterOptions {
  readonly maxUses: number;
  readonly windowMs: number;
}
