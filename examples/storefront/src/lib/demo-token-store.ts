import "server-only";
import { Keyv } from "keyv";
import { keyvTokenStore } from "next-bigcommerce";
import { isDemo } from "@/environment";

const place = Symbol.for("kettle-and-fern.token-store");

/** Next keeps module copies for pages and route handlers: they share one map, as servers share one Redis. */
function sharedMap(): Map<unknown, unknown> {
  const known: unknown = Reflect.get(globalThis, place);
  if (known instanceof Map) return known;
  const map = new Map();
  Reflect.set(globalThis, place, map);
  return map;
}

const openKeyv = () => new Keyv({ store: sharedMap() });

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
