import { type MintedToken, mintToken } from "./mint-token.ts";

/** Returns the token to use now. */
export type ReadToken = () => Promise<{ readonly token: string }>;

type CreateReader = (lifetimeSeconds: number) => Promise<ReadToken>;

/** Nobody hands out a token in its last seconds, if the candidate lets us say so. */
const marginSeconds = 2;
const usableMs = (lifetimeSeconds: number) => (lifetimeSeconds - marginSeconds) * 1000;
/** Those that renew before the expiry begin here, as we do. */
const freshMs = (lifetimeSeconds: number) => usableMs(lifetimeSeconds) * 0.8;

export const ours = "next-bigcommerce";
/** Those that keep a token and renew it. */
export const caching = [
  "module variable",
  "hand-written single flight",
  "lru-cache",
  "lru-cache, stale while revalidating",
  "p-memoize",
  "async-cache-dedupe",
  "bentocache",
  "bentocache, grace",
  "google-auth-library",
  "@smithy/core memoize",
  ours,
] as const;

type ReaderName = "static token" | "plain async function" | "mint per request" | (typeof caching)[number];

/** Each in the form its own documentation recommends, over the same mint. */
const readers: Readonly<Record<ReaderName, CreateReader>> = {
  "static token": async (lifetimeSeconds) => {
    const minted = await mintToken(lifetimeSeconds);
    return async () => minted;
  },
  "plain async function": async (lifetimeSeconds) => {
    const minted = await mintToken(lifetimeSeconds);
    return async () => {
      if (Date.now() >= minted.expiresAtMs) throw new Error("The token has expired.");
      return minted;
    };
  },
  "mint per request": async (lifetimeSeconds) => () => mintToken(lifetimeSeconds),
  "module variable": async (lifetimeSeconds) => {
    let minted: MintedToken | undefined;
    return async () => {
      if (minted === undefined || Date.now() >= minted.expiresAtMs - marginSeconds * 1000)
        minted = await mintToken(lifetimeSeconds);
      return minted;
    };
  },
  "hand-written single flight": async (lifetimeSeconds) => {
    let minted: MintedToken | undefined;
    let flight: Promise<MintedToken> | undefined;
    return async () => {
      if (minted !== undefined && Date.now() < minted.expiresAtMs - marginSeconds * 1000) return minted;
      flight ??= mintToken(lifetimeSeconds).finally(() => {
        flight = undefined;
      });
      minted = await flight;
      return minted;
    };
  },
  "lru-cache": async (lifetimeSeconds) => {
    const { LRUCache } = await import("lru-cache");
    const cache = new LRUCache<string, MintedToken>({
      max: 10,
      ttl: usableMs(lifetimeSeconds),
      fetchMethod: () => mintToken(lifetimeSeconds),
    });
    return () => cache.forceFetch("token");
  },
  // It bounds neither how long a stale token is served nor that it is still valid.
  "lru-cache, stale while revalidating": async (lifetimeSeconds) => {
    const { LRUCache } = await import("lru-cache");
    const cache = new LRUCache<string, MintedToken>({
      max: 10,
      ttl: freshMs(lifetimeSeconds),
      allowStale: true,
      fetchMethod: () => mintToken(lifetimeSeconds),
    });
    return () => cache.forceFetch("token");
  },
  "p-memoize": async (lifetimeSeconds) => {
    const [{ default: pMemoize }, { LRUCache }] = await Promise.all([
      import("p-memoize"),
      import("lru-cache"),
    ]);
    const cache = new LRUCache<string, MintedToken>({
      max: 10,
      ttl: usableMs(lifetimeSeconds),
    });
    return pMemoize(() => mintToken(lifetimeSeconds), { cache, cacheKey: () => "token" });
  },
  "async-cache-dedupe": async (lifetimeSeconds) => {
    const { createCache } = await import("async-cache-dedupe");
    const cache = createCache({
      ttl: Math.ceil(lifetimeSeconds * 0.8) - marginSeconds,
      stale: marginSeconds,
      storage: { type: "memory" },
    }).define("token", () => mintToken(lifetimeSeconds));
    return () => cache.token();
  },
  bentocache: async (lifetimeSeconds) => {
    const bento = await createBento();
    const ttl = usableMs(lifetimeSeconds);
    return () => bento.getOrSet({ key: "token", ttl, factory: () => mintToken(lifetimeSeconds) });
  },
  "bentocache, grace": async (lifetimeSeconds) => {
    const bento = await createBento();
    const ttl = freshMs(lifetimeSeconds);
    // Counted from the mint, as the ttl is. A time-out of 0 serves what is in its grace at once; the mint goes on.
    const grace = usableMs(lifetimeSeconds);
    const factory = () => mintToken(lifetimeSeconds);
    return () => bento.getOrSet({ key: "token", ttl, grace, timeout: 0, factory });
  },
  "google-auth-library": async (lifetimeSeconds) => {
    const { OAuth2Client } = await import("google-auth-library");
    const client = new OAuth2Client({ eagerRefreshThresholdMillis: marginSeconds * 1000 });
    client.refreshHandler = async () => {
      const { token, expiresAtMs } = await mintToken(lifetimeSeconds);
      return { access_token: token, expiry_date: expiresAtMs };
    };
    return async () => ({ token: (await client.getAccessToken()).token ?? "" });
  },
  "@smithy/core memoize": async (lifetimeSeconds) => {
    const { memoize } = await import("@smithy/core/config");
    return memoize(
      () => mintToken(lifetimeSeconds),
      ({ expiresAtMs }) => Date.now() >= expiresAtMs - marginSeconds * 1000,
      () => true,
    );
  },
  "next-bigcommerce": async (tokenLifetimeSeconds) => {
    const { openEngine, readerOf } = await import("./our-engine.ts");
    return readerOf(openEngine({ tokenLifetimeSeconds }));
  },
};

async function createBento() {
  const { BentoCache, bentostore } = await import("bentocache");
  const { memoryDriver } = await import("bentocache/drivers/memory");
  return new BentoCache({
    default: "memory",
    stores: { memory: bentostore().useL1Layer(memoryDriver({})) },
  });
}

function isReaderName(name: string): name is ReaderName {
  return Object.hasOwn(readers, name);
}

export async function createTokenReader(candidate: string, lifetimeSeconds: number): Promise<ReadToken> {
  if (!isReaderName(candidate)) throw new Error(`There is no token reader ${JSON.stringify(candidate)}.`);
  return readers[candidate](lifetimeSeconds);
}
