export type { SentMail } from "./control-api.js";
export { createEmulator, type Emulator } from "./create-emulator.js";
export type { AccessTokenScope, ApiAccountOptions, EmulatorOptions } from "./emulator-options.js";
export type { FaultDrop, FaultRule } from "./fault-queue.js";
export type { InferredSwitches } from "./inferred-switches.js";
export type { Latency } from "./latency.js";
export type { RestQuotaLimit } from "./rest-quota.js";
export type { StoreDataOptions } from "./store-data.js";
export type { EmulatorStats, RecordedRequest } from "./traffic-record.js";
