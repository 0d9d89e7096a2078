import { createEngine, type Engine } from "../../../next-bigcommerce/dist/engine.js";
import { createTelemetry } from "../../../next-bigcommerce/dist/telemetry/events.js";
import { createOpenTelemetry } from "../../../next-bigcommerce/dist/telemetry/open-telemetry.js";
import { createClockWarning, createDebugLog } from "../../../next-bigcommerce/dist/telemetry/stderr.js";
import { systemClock } from "../../../next-bigcommerce/dist/time/clock.js";
import { createDeadline } from "../../../next-bigcommerce/dist/time/deadline.js";
import { emulatorStore, emulatorUrl } from "../upstream/emulator-settings.ts";
import { noteMint } from "./mint-token.ts";

export interface OurEngineOptions {
  readonly tokenLifetimeSeconds?: number | undefined;
  readonly channelIds?: readonly number[];
}

/** The engine behind the request gate, as `createBigCommerce` makes it. */
export function openEngine({ tokenLifetimeSeconds, channelIds }: OurEngineOptions = {}): Engine {
  const url = emulatorUrl();
  return createEngine(
    {
      ...emulatorStore,
      ...(channelIds && { channelIds }),
      apiUrl: url,
      storefrontUrl: `${url}/channels/{channelId}`,
      tokenLifetimeSeconds,
    },
    createTelemetry([
      createDebugLog(),
      createClockWarning(),
      createOpenTelemetry(),
      {
        hears: (type) => type !== "token_served",
        listen: (event) => event.type === "token_minted" && noteMint(event.durationMs),
      },
    ]),
  );
}

/** What `getImpersonationToken()` does once the gate has let it pass. */
export function readerOf({ tokens, config }: Engine): () => Promise<{ readonly token: string }> {
  return () => tokens.get(() => createDeadline(systemClock, config.timeoutMs));
}
