import "server-only";
import { randomUUID } from "node:crypto";
import { logShopEvent } from "@/shop-log";
import { readShared, writeShared } from "@/store/shared-store";

/** A customer of one store. */
interface Customer {
  readonly customerId: number;
  readonly storeHash: string;
}

/** What says of a session whether it still goes on. */
interface Begun extends Customer {
  readonly id: string;
  /** The version of the customer's password when it began. */
  readonly passwordVersion: string | null;
}

// The id of a session opens nothing: the sealed cookie does.
const endedKey = (id: string) => `ended-session:${id}`;
const versionKey = ({ storeHash, customerId }: Customer) => `password-version:${storeHash}:${customerId}`;

/**
 * Whether the session was ended, or its customer has changed the password since. While the shared store does not respond, a
 * session is taken as it comes.
 */
export async function hasEnded(session: Begun): Promise<boolean> {
  const found = await readChecked([endedKey(session.id), versionKey(session)]);
  if (found === undefined) return false;
  const [ended, version] = found;
  return ended !== null || (version !== null && version !== session.passwordVersion);
}

/** The same of a session of staff, who have no password that the shop could change. */
export async function isEndedId(id: string): Promise<boolean> {
  const [ended = null] = (await readChecked([endedKey(id)])) ?? [];
  return ended !== null;
}

async function readChecked(keys: readonly string[]) {
  const found = await readShared(keys);
  if (found === undefined) logShopEvent("session_honoured_unchecked");
  return found;
}

/** Ends a session for all who hold its cookie. It is remembered until the cookie could not open anyway. */
export async function endSessionId(id: string, lifetimeSeconds: number): Promise<void> {
  const isKept = await writeShared(endedKey(id), "1", rememberedMs(lifetimeSeconds));
  if (!isKept) logShopEvent("session_end_not_kept");
}

/** The version of the customer's password; null for one that was never changed, or not lately. */
export async function readPasswordVersion(customer: Customer): Promise<string | null> {
  return (await readShared([versionKey(customer)]))?.[0] ?? null;
}

/** A new version ends all sessions of the one before. Returns undefined if the shared store did not take it. */
export async function renewPasswordVersion(
  customer: Customer,
  lifetimeSeconds: number,
): Promise<string | undefined> {
  const version = randomUUID();
  if (await writeShared(versionKey(customer), version, rememberedMs(lifetimeSeconds))) return version;
  logShopEvent("session_end_not_kept");
  return undefined;
}

/** Seals open a minute longer than they say. */
const rememberedMs = (lifetimeSeconds: number) => (lifetimeSeconds + 120) * 1000;
