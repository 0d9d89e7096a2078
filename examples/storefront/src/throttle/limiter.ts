import "server-only";
import { createHash } from "node:crypto";
import { type RateLimiterAbstract, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { processState } from "@/process-state";
import { sharedRedis } from "@/store/shared-redis";
import { BoundedMemoryLimiter } from "./bounded-memory-limiter";
import { countInRedis } from "./count-in-redis";

/** At most as many keys of one limiter lie in a process. */
const maxKeysInProcess = 20_000;

/** Allows each key a number of uses in a window that begins with the key's first use. */
export class Limiter {
  readonly #options: LimiterOptions;
  #counts: RateLimiterAbstract | undefined;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** How often the key was used in its window. */
  async uses(key: string): Promise<number> {
    return (await this.#limiter().get(digestOf(key)))?.consumedPoints ?? 0;
  }

  /** Counts one more use if there is one left, in one step, and returns whether there was. What is refused counts nothing. */
  async allows(key: string): Promise<boolean> {
    try {
      await this.#limiter().consume(digestOf(key));
      return true;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return false;
      throw refusal;
    }
  }

  /** Gives one use back; nothing if there was none. */
  async takeBackOne(key: string): Promise<void> {
    await this.#limiter().reward(digestOf(key));
  }

  async forget(key: string): Promise<void> {
    await this.#limiter().delete(digestOf(key));
  }

  /** Made at first use: Next evaluates these modules while it builds, too. */
  #limiter(): RateLimiterAbstract {
    this.#counts ??= openLimiter(this.#options);
    return this.#counts;
  }
}

/** Counts in the shared Redis; in this process if there is none, and while it does not respond. */
function openLimiter({
  name,
  maxUses,
  windowMs,
  maxKeys = maxKeysInProcess,
}: LimiterOptions): RateLimiterAbstract {
  const limits = { keyPrefix: `kettle-and-fern:limit:${name}`, points: maxUses, duration: windowMs / 1000 };
  const inProcess = processState(
    limits.keyPrefix,
    isLimiter,
    () => new BoundedMemoryLimiter({ ...limits, maxKeys }),
  );
  const redis = sharedRedis();
  if (redis === undefined) return inProcess;
  return new RateLimiterRedis({
    ...limits,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    customIncrTtlLuaScript: countInRedis,
    insuranceLimiter: inProcess,
  });
}

const isLimiter = (value: unknown): value is BoundedMemoryLimiter =>
  typeof value === "object" && value !== null && "consume" in value;

/** Keys are e-mails and addresses: what is kept names nobody, and has one length. */
const digestOf = (key: string) => createHash("sha256").update(key).digest("base64url");

interface LimiterOptions {
  /** Tells its counters from those of other limiters, in every process of the shop. */
  readonly name: string;
  readonly maxUses: number;
  /** In whole seconds. */
  readonly windowMs: number;
  /** How many keys are told apart without a shared store; the others share one count. Default: 20,000. */
  readonly maxKeys?: number;
}
