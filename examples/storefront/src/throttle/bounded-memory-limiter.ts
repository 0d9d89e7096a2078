import "server-only";
import { type IRateLimiterOptions, RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";

const overflowKey = "overflow";

/**
 * Visitors can make up any number of keys, and each is kept until its window ends. So when there are too many, none is
 * forgotten before its time, which would give it all its uses again: all further keys share one counter.
 */
export class BoundedMemoryLimiter extends RateLimiterMemory {
  /** When the window of each key ends, in that order: all windows are equally long. */
  readonly #endsAtMs = new Map<string, number>();
  readonly #maxKeys: number;

  constructor({ maxKeys, ...options }: IRateLimiterOptions & { readonly maxKeys: number }) {
    super(options);
    this.#maxKeys = maxKeys;
  }

  override async consume(key: string): Promise<RateLimiterRes> {
    const kept = this.#keptKey(key);
    if (kept === key && !this.#endsAtMs.has(key)) this.#endsAtMs.set(key, Date.now() + this.duration * 1000);
    try {
      return await super.consume(kept);
    } catch (refusal) {
      // The library counted it all the same.
      await super.reward(kept);
      throw refusal;
    }
  }

  override get(key: string): Promise<RateLimiterRes | null> {
    return super.get(this.#keptKey(key));
  }

  /** A key without uses is gone. */
  override async reward(key: string): Promise<RateLimiterRes> {
    const kept = this.#keptKey(key);
    const left = await super.reward(kept);
    if (left.consumedPoints <= 0) {
      this.#endsAtMs.delete(kept);
      await super.delete(kept);
    }
    return left;
  }

  /** What many share is not forgotten for one of them. */
  override async delete(key: string): Promise<boolean> {
    return this.#endsAtMs.delete(key) && super.delete(key);
  }

  #keptKey(key: string): string {
    const nowMs = Date.now();
    for (const [ended, endsAtMs] of this.#endsAtMs) {
      if (endsAtMs > nowMs) break;
      this.#endsAtMs.delete(ended);
    }
    return this.#endsAtMs.has(key) || this.#endsAtMs.size < this.#maxKeys ? key : overflowKey;
  }
}
