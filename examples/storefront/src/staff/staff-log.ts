import "server-only";
import type { BigCommerceEvent } from "next-bigcommerce";
import { processState } from "@/process-state";

type ImpersonationEvent = Extract<BigCommerceEvent, { type: "impersonation" }>;

export interface StaffLogEntry extends Omit<ImpersonationEvent, "type"> {
  readonly atMs: number;
}

const maxEntries = 50;

const entries = () => processState<StaffLogEntry[]>("staff-log", Array.isArray, () => []);

/**
 * Keeps what staff did as a customer, from the package's `onEvent`: allowed or refused, never what was read. It lasts
 * as long as this process; a shop that needs an audit trail writes to it here.
 */
export function recordImpersonation(event: BigCommerceEvent): void {
  if (event.type !== "impersonation") return;
  const { type: _, ...entry } = event;
  const log = entries();
  log.push({ ...entry, atMs: Date.now() });
  if (log.length > maxEntries) log.shift();
}

/** The newest first. */
export const readStaffLog = (): readonly StaffLogEntry[] => entries().toReversed();
