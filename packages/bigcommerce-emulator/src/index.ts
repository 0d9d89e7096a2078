export type { InferredSwitches } from "./behaviour/inferred-switches.js";
export type { SentMail } from "./control/control-api.js";
export { createEmulator, type Emulator } from "./create-emulator.js";
export type { FaultDrop, FaultRule } from "./state/fault-queue.js";
export type { Latency } from "./state/latency.js";
export type { AccessTokenScope, ApiAccountOptions, EmulatorOptions } from "./state/options.js";
export type { RestQuotaLimit } from "./state/rest-quota.js";
export type { EmulatorStats, RecordedRequest } from "./state/traffic-record.js";
export type { StoreContents, StoreDataOptions } from "./store/store-data.js";
