import "server-only";
import { Keyv } from "keyv";
import { keyvTokenStore } from "next-bigcommerce";
import { isDemo } from "@/environment";
import { processState } from "@/process-state";

const isMap = (value: unknown): value is Map<unknown, unknown> => value instanceof Map;

/** Pages and route handlers share one map, as servers share one Redis. */
const openKeyv = () => new Keyv({ store: processState("token-store", isMap, () => new Map()) });

/** Lets the token inspector show what a fleet shares. A shop of several servers puts `redisTokenStore(client)` here. */
export const demoTokenStore = isDemo() ? keyvTokenStore(openKeyv()) : undefined;

export interface StoreEntry {
  /** Names the store, its channels and the kind of token, and holds no secret. */
  readonly key: string;
  readonly bytes: number;
  readonly expiresInSeconds: number | null;
}

/** What lies in the store, without its content. */
export async function readStoreEntries(): Promise<StoreEntry[]> {
  const keyv = openKeyv();
  const entries: StoreEntry[] = [];
  for await (const [key] of keyv.iterator?.() ?? []) {
    const raw = await keyv.getRaw<string>(String(key));
    if (typeof raw !== "object" || raw.value === undefined) continue;
    const expiresInSeconds = raw.expires ? Math.max(0, Math.round((raw.expires - Date.now()) / 1000)) : null;
    entries.push({ key: String(key), bytes: Buffer.byteLength(raw.value), expiresInSeconds });
  }
  return entries;
}
