import type { ManagementPath } from "../../../http/endpoint.js";
import type { EmulatorSettings } from "../../../state/options.js";
import type { StoreData } from "../../../store/store-data.js";

/** One request to a resource of the Management API, once the account may do what it asks. */
export interface ManagementCall {
  readonly version: ManagementPath["version"];
  readonly data: StoreData;
  readonly settings: EmulatorSettings;
  readonly channelIds: readonly number[];
  /** The emulator's time. */
  readonly now: Date;
  /** What stands in the path, by the names of the resource's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body, parsed; undefined if it is not JSON. */
  readonly body: unknown;
  /** The emulator's own origin, for URLs in responses. */
  readonly origin: string;
  /** Of the API account that asks. */
  readonly clientId: string;
}

/** An id from the path. */
export function idParam({ params }: ManagementCall, name: string): number {
  return Number(params[name]);
}

/** The time of the call in UTC, in whole seconds: `2026-11-20T12:00:00Z`. */
export function timeOf({ now }: ManagementCall): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}

/** A stored time as v2 writes dates: `Tue, 13 Mar 2018 16:18:59 +0000`. */
export function rfc2822(timestamp: string | null): string {
  return timestamp === null ? "" : new Date(timestamp).toUTCString().replace("GMT", "+0000");
}

/** Time of what was there before the emulator started, if the data does not say. */
export const beforeTheStart = "2026-01-01T00:00:00Z";
