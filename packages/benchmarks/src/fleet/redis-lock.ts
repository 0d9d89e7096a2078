import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createClient } from "redis";
import { z } from "zod";
import { type MintedToken, mintToken } from "../candidates/mint-token.ts";

const mintedSchema = z.object({ token: z.string(), expiresAtMs: z.number() });
const tokenKey = "token";
const lockKey = "token-lock";
const channel = "token-minted";
const lockMs = 5_000;
const marginMs = 2_000;

/**
 * What a team writes by hand for a fleet: the token in Redis, one process mints under a lock (SET NX PX), and the others
 * wait until it publishes. Nothing is encrypted, and Redis must be there.
 */
export async function createRedisLockReader(
  url: string,
  lifetimeSeconds: number,
): Promise<() => Promise<string>> {
  const client = await createClient({ url }).connect();
  const subscriber = await createClient({ url }).connect();
  let held: MintedToken | undefined;
  let flight: Promise<MintedToken> | undefined;
  const isUsable = (token: MintedToken | undefined): token is MintedToken =>
    token !== undefined && Date.now() < token.expiresAtMs - marginMs;

  async function load(): Promise<MintedToken | undefined> {
    const text = await client.get(tokenKey);
    const loaded = text === null ? undefined : mintedSchema.parse(JSON.parse(text));
    return isUsable(loaded) ? loaded : undefined;
  }

  async function mintOnce(): Promise<MintedToken> {
    const owner = randomUUID();
    if ((await client.set(lockKey, owner, { NX: true, PX: lockMs })) !== "OK") return waitForOther();
    const minted = await mintToken(lifetimeSeconds);
    const PX = minted.expiresAtMs - marginMs - Date.now();
    await client.set(tokenKey, JSON.stringify(minted), { PX });
    await client.publish(channel, "");
    if ((await client.get(lockKey)) === owner) await client.del(lockKey);
    return minted;
  }

  async function waitForOther(): Promise<MintedToken> {
    const message = new AbortController();
    await subscriber.subscribe(channel, () => message.abort());
    // It may have been stored before the subscription stood.
    const loaded = await load();
    if (loaded === undefined && !message.signal.aborted)
      await Promise.race([once(message.signal, "abort"), sleep(lockMs)]);
    await subscriber.unsubscribe(channel);
    return loaded ?? (await load()) ?? mintOnce();
  }

  return async () => {
    if (isUsable(held)) return held.token;
    flight ??= load()
      .then((loaded) => loaded ?? mintOnce())
      .finally(() => {
        flight = undefined;
      });
    held = await flight;
    return held.token;
  };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());
