import { createBigCommerce, redisTokenStore } from "next-bigcommerce";
import { createClient } from "redis";
import { createTokenReader } from "../candidates/token-readers.ts";
import { emulatorStore, emulatorUrl } from "../upstream/emulator-settings.ts";

export type FleetKind = "shared Redis" | "each by itself" | "module variable";

const lifetimeSeconds = 3_600;

/** What a process of the fleet reads its token by. Its code is loaded already: `start` measures what that costs. */
export async function createFleetReader(
  kind: FleetKind,
  redisUrl: string | undefined,
): Promise<() => Promise<unknown>> {
  if (kind === "module variable") {
    // The first use of any of these loads the code behind `fetch`.
    new Response();
    return createTokenReader(kind, lifetimeSeconds);
  }
  await loadEngine();
  const url = emulatorUrl();
  const bigcommerce = createBigCommerce({
    ...emulatorStore,
    apiUrl: url,
    storefrontUrl: `${url}/channels/{channelId}`,
    tokenLifetimeSeconds: lifetimeSeconds,
    tokenStore: redisUrl === undefined ? undefined : await createRedisStore(redisUrl),
  });
  return () => bigcommerce.getImpersonationToken();
}

/** A store hash that cannot be ends the call before any request. */
async function loadEngine(): Promise<void> {
  await createBigCommerce({ storeHash: "-" })
    .getImpersonationToken()
    .catch(() => undefined);
}

async function createRedisStore(url: string) {
  const client = createClient({ url, disableOfflineQueue: true });
  client.on("error", () => undefined);
  return redisTokenStore(await client.connect());
}
