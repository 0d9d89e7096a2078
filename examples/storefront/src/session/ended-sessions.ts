import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { logShopEvent } from "@/shop-log";
import { readShared, sharedNowMs, writeShared } from "@/store/shared-store";

/** A customer of one store. */
interface Customer {
  readonly customerId: number;
  readonly storeHash: string;
}

/**
 * Which of a customer's passwords somebody knew: a version begins with the time of its change. Null for one that was
 * never changed; a time alone if the shared store did not respond when the password was checked.
 */
export const passwordVersionSchema = z.union([z.string(), z.null(), z.object({ unknownAtMs: z.number() })]);

export type PasswordVersion = z.infer<typeof passwordVersionSchema>;

/** What says of a session whether it still goes on. */
interface Begun extends Customer {
  readonly id: string;
  /** The version of the customer's password when it began. */
  readonly passwordVersion: PasswordVersion;
}

/** How long a browser is known as one where somebody signed in. */
export const deviceLifetimeSeconds = 365 * 24 * 60 * 60;

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
  const [ended = null, version = null] = found;
  return ended !== null || !isStill(version, session.passwordVersion);
}

/** Whether the customer's password is the one that somebody knew; taken for it while the shared store does not respond. */
export async function isSamePassword(customer: Customer, known: PasswordVersion): Promise<boolean> {
  const found = await readShared([versionKey(customer)]);
  return found === undefined || isStill(found[0] ?? null, known);
}

function isStill(version: string | null, known: PasswordVersion): boolean {
  if (version === null) return true;
  return typeof known === "object" && known !== null
    ? changedAtMs(version) < known.unknownAtMs
    : version === known;
}

const changedAtMs = (version: string) => Number.parseInt(version, 10);

/** A response that writes the cookie of a session anew has reached the browser by then. */
const crossingMs = 2 * 60 * 1000;

/**
 * Whether it is a copy from before a new password, and not a moment ago, when a request could still be on its way with it.
 * The session that goes on has the same id, and such a copy must not be able to end it.
 */
export async function isOldCopy(session: Begun): Promise<boolean> {
  const [version = null] = (await readShared([versionKey(session)])) ?? [];
  if (version === null || isStill(version, session.passwordVersion)) return false;
  return changedAtMs(version) + crossingMs < (await sharedNowMs());
}

/** Which sessions were ended, by their ids alone: staff have no password that the shop could change. */
export async function areEndedIds(ids: readonly string[]): Promise<boolean[]> {
  const found = await readChecked(ids.map(endedKey));
  return ids.map((_, index) => (found?.[index] ?? null) !== null);
}

async function readChecked(keys: readonly string[]) {
  const found = await readShared(keys);
  if (found === undefined) logShopEvent("session_honoured_unchecked");
  return found;
}

/**
 * Ends a session for all who hold its cookie. It is remembered until the cookie could not open anyway. `customer` is whose
 * it was: anyone can begin and end any number of them with one account.
 */
export async function endSessionId(id: string, lifetimeSeconds: number, customer?: Customer): Promise<void> {
  const owner = customer && `${customer.storeHash} ${customer.customerId}`;
  const isKept = await writeShared(endedKey(id), "1", rememberedMs(lifetimeSeconds), owner);
  if (!isKept) logShopEvent("session_end_not_kept");
}

/**
 * The version of a password that BigCommerce took as right, after it was asked at a time by `sharedNowMs()`; undefined if
 * the password was changed since then: what was right may be the one before.
 */
export async function passwordVersionSince(
  customer: Customer,
  askedAtMs: number,
): Promise<PasswordVersion | undefined> {
  const found = await readShared([versionKey(customer)]);
  if (found === undefined) return { unknownAtMs: askedAtMs };
  const [version = null] = found;
  return version !== null && changedAtMs(version) >= askedAtMs ? undefined : version;
}

/**
 * A new version ends all sessions and known devices of the one before, and is kept for as long as any of them could last.
 * Returns undefined if the shared store did not take it.
 */
export async function renewPasswordVersion(customer: Customer): Promise<string | undefined> {
  const version = `${await sharedNowMs()} ${randomUUID()}`;
  if (await writeShared(versionKey(customer), version, rememberedMs(deviceLifetimeSeconds))) return version;
  logShopEvent("session_end_not_kept");
  return undefined;
}

/** Seals open a minute longer than they say. */
const rememberedMs = (lifetimeSeconds: number) => (lifetimeSeconds + 120) * 1000;
