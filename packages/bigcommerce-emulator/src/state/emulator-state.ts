import type { StoreData } from "../store/store-data.js";
import { createEmulatorClock, type EmulatorClock } from "./clock.js";
import { createDocumentReader, type DocumentReading } from "./documents.js";
import { createFaultQueue, type FaultQueue } from "./fault-queue.js";
import { createInFlightComplexity, type InFlightComplexity } from "./in-flight-complexity.js";
import type { EmulatorSettings } from "./options.js";
import { createRestQuota, type RestQuota } from "./rest-quota.js";
import { createSeededRandom, type SeededRandom } from "./seeded-random.js";
import { createStorefrontJwtIssuer, type StorefrontJwtIssuer } from "./storefront-jwt.js";
import { createTokenLedger, type TokenLedger } from "./token-ledger.js";
import { createTrafficRecord, type TrafficRecord } from "./traffic-record.js";

/** Everything an emulator remembers between two requests. */
export interface EmulatorState {
  readonly settings: EmulatorSettings;
  /** The numeric id that tokens carry. */
  readonly storeId: number;
  readonly clock: EmulatorClock;
  readonly issuer: StorefrontJwtIssuer;
  readonly ledger: TokenLedger;
  readonly traffic: TrafficRecord;
  readonly faults: FaultQueue;
  /** Decides for faults that happen by chance. */
  readonly random: SeededRandom;
  readonly restQuota: RestQuota;
  readonly inFlight: InFlightComplexity;
  readDocument(query: string): DocumentReading;
  data(): StoreData;
  reset(): void;
}

export async function createEmulatorState(settings: EmulatorSettings): Promise<EmulatorState> {
  const clock = createEmulatorClock();
  const ledger = createTokenLedger(clock.nowMs, settings.inferred.revocationDelaySeconds);
  const traffic = createTrafficRecord(settings.onRequest);
  const random = createSeededRandom(settings.seed);
  const faults = createFaultQueue(random.next);
  const restQuota = createRestQuota(settings.restQuota, clock.nowMs);
  const inFlight = createInFlightComplexity(settings.inferred.inFlightComplexityQuota);
  let data = settings.createData();
  const reset = () => {
    for (const part of [clock, ledger, traffic, faults, random, restQuota]) part.clear();
    data = settings.createData();
  };
  return {
    ...{ settings, clock, ledger, traffic, faults, random, restQuota, inFlight, reset },
    storeId: data.settings.storeId,
    issuer: await createStorefrontJwtIssuer(),
    readDocument: createDocumentReader(settings.schema),
    data: () => data,
  };
}
