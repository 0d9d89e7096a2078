import { createBigCommerce, getErrorCode, redisTokenStore } from "next-bigcommerce";
import { createClient } from "redis";
import { createTokenReader } from "../candidates/token-readers.ts";
import { emulatorStore, emulatorUrl, readEnv } from "../upstream/emulator-settings.ts";
import type { FleetKind } from "./fleet-kind.ts";
import { createRedisLockReader } from "./redis-lock.ts";

const lifetimeSeconds = 3_600;

/** What a process of the fleet reads its token by. Its code is loaded already: `start` measures what that costs. */
export async function createFleetReader(kind: FleetKind): Promise<() => Promise<unknown>> {
  if (kind === "module variable" || kind === "hand-written Redis lock") {
    // The first use of any of these loads the code behind `fetch`.
    new Response();
    return kind === "module variable"
      ? createTokenReader(kind, lifetimeSeconds)
      : createRedisLockReader(readEnv("FLEET_REDIS_URL"), lifetimeSeconds);
  }
  const url = emulatorUrl();
  const bigcommerce = createBigCommerce({
    ...emulatorStore,
    apiUrl: url,
    storefrontUrl: `${url}/channels/{channelId}`,
    tokenLifetimeSeconds: lifetimeSeconds,
    tokenStore: kind === "shared Redis" ? await createRedisStore(readEnv("FLEET_REDIS_URL")) : undefined,
    resolveCustomerId: () => null,
  });
  // As in `start`: a query without a customer loads the engine, and ends there before it reads a token.
  await expectRefusal(bigcommerce.customer.query("{ customer { entityId } }"));
  return () => bigcommerce.getImpersonationToken();
}

async function expectRefusal(query: Promise<unknown>): Promise<void> {
  const code = await query.then(() => undefined, getErrorCode);
  if (code !== "customer_required") throw new Error(`The engine was not loaded: ${code}.`);
}

async function createRedisStore(url: string) {
  const client = createClient({ url, disableOfflineQueue: true });
  client.on("error", () => undefined);
  return redisTokenStore(await client.connect());
}
