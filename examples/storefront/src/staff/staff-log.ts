import "server-only";
import { randomUUID } from "node:crypto";
import type { BigCommerceEvent } from "next-bigcommerce";
import { processState } from "@/process-state";

type ImpersonationEvent = Extract<BigCommerceEvent, { type: "impersonation" }>;

/** Staff may change something for the customer from here on, or no longer. */
export interface ModeEvent extends Pick<ImpersonationEvent, "customerId" | "actor" | "reason"> {
  readonly type: "changes_allowed" | "changes_refused";
}

export type StaffLogEntry = (ImpersonationEvent | ModeEvent) & { readonly id: string; readonly atMs: number };

const maxEntries = 50;

const entries = () => processState<StaffLogEntry[]>("staff-log", Array.isArray, () => []);

/**
 * Keeps what staff did as a customer, from the package's `onEvent`: allowed or refused, never what was read. It lasts
 * as long as this process; a shop that needs an audit trail writes to it in `keep`.
 */
export function recordImpersonation(event: BigCommerceEvent): void {
  if (event.type === "impersonation") keep(event);
}

/** The package emits nothing of a switch, since no request goes with it. */
export const recordMode = (event: ModeEvent): void => keep(event);

function keep(event: ImpersonationEvent | ModeEvent): void {
  const log = entries();
  log.push({ ...event, id: randomUUID(), atMs: Date.now() });
  if (log.length > maxEntries) log.shift();
}

/** The newest first. */
export const readStaffLog = (): readonly StaffLogEntry[] => entries().toReversed();
