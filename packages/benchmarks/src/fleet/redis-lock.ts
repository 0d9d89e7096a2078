import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
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
 * wait until it publishes the token. Nothing is encrypted, and Redis must be there.
 */
export async function createRedisLockReader(
  url: string,
  lifetimeSeconds: number,
): Promise<() => Promise<string>> {
  const client = await createClient({ url }).connect();
  const subscriber = await createClient({ url }).connect();
  const published = new EventEmitter();
  let subscribing: Promise<void> | undefined;
  let held: MintedToken | undefined;
  let flight: Promise<MintedToken> | undefined;

  async function load(): Promise<MintedToken> {
    subscribing ??= subscriber.subscribe(channel, (text) => published.emit("token", readToken(text)));
    await subscribing;
    const stored = readToken(await client.get(tokenKey));
    if (stored !== undefined) return stored;
    const owner = randomUUID();
    const hasLock = (await client.set(lockKey, owner, { NX: true, PX: lockMs })) === "OK";
    return hasLock ? mint(owner) : waitForOther();
  }

  async function mint(owner: string): Promise<MintedToken> {
    const minted = await mintToken(lifetimeSeconds);
    const text = JSON.stringify(minted);
    await client.set(tokenKey, text, { PX: minted.expiresAtMs - marginMs - Date.now() });
    await client.publish(channel, text);
    if ((await client.get(lockKey)) === owner) await client.del(lockKey);
    return minted;
  }

  async function waitForOther(): Promise<MintedToken> {
    try {
      const [token] = await once(published, "token", { signal: AbortSignal.timeout(lockMs) });
      return mintedSchema.parse(token);
    } catch {
      return load();
    }
  }

  return async () => {
    if (isUsable(held)) return held.token;
    flight ??= load().finally(() => {
      flight = undefined;
    });
    held = await flight;
    return held.token;
  };
}

function readToken(text: string | null): MintedToken | undefined {
  const token = text === null ? undefined : mintedSchema.parse(JSON.parse(text));
  return isUsable(token) ? token : undefined;
}

function isUsable(token: MintedToken | undefined): token is MintedToken {
  return token !== undefined && Date.now() < token.expiresAtMs - marginMs;
}
