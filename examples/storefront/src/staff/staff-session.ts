import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { connection, type NextRequest, type NextResponse } from "next/server";
import type { AuthorizeImpersonation, ImpersonationSubject } from "next-bigcommerce";
import { cache } from "react";
import { z } from "zod";
import { entityIdSchema } from "@/entity-id";
import { currentStoreHash, staffSessionSecret } from "@/environment";
import { areEndedIds, endSessionId } from "@/session/ended-sessions";
import { createSealedCookie, type ReadableJar } from "@/session/sealed-cookie";
import { hasStaff } from "./staff-account";

/** Whom staff view, why, and whether they may change anything. */
const viewedCustomerSchema = z.object({
  /** Of this look at the customer, in any mode: once it is over, copies of its cookie show nobody. */
  id: z.uuid(),
  /** How often the mode was switched in it: a copy with the mode of before shows nobody either. */
  switches: z.int().nonnegative(),
  customerId: entityIdSchema,
  storeHash: z.string().min(1),
  name: z.string(),
  email: z.string(),
  reason: z.string().min(1),
  allowMutations: z.boolean(),
});

const staffSessionSchema = z.object({
  id: z.uuid(),
  /** The e-mail that the audit trail shows. */
  actor: z.string().min(1),
  viewing: viewedCustomerSchema.nullable(),
});

export type StaffSession = z.infer<typeof staffSessionSchema>;
export type View = z.infer<typeof viewedCustomerSchema>;
export type NewView = Omit<View, "id" | "switches">;

const lifetimeSeconds = 8 * 60 * 60;

const sessionCookie = createSealedCookie({
  name: "staff_session",
  purpose: "staff session",
  schema: staffSessionSchema,
  secret: staffSessionSecret,
  lifetimeSeconds,
  sameSite: "strict",
});

/**
 * When the session was last used, in a cookie of its own. It is written again with every page, and a late response must
 * not bring back a customer whom staff have left.
 */
const lastSeenCookie = createSealedCookie({
  name: "staff_seen",
  purpose: "staff last seen",
  schema: z.object({ id: z.uuid() }),
  secret: staffSessionSecret,
  lifetimeSeconds: 30 * 60,
  sameSite: "strict",
});

/** Which member of staff this is, once per request; null for everybody else. */
export const getStaffSession = cache(async (): Promise<StaffSession | null> => {
  await connection();
  return readStaffSessionFrom(await cookies());
});

/** Whether this browser has a session of staff that is not good any more: it was left for too long. */
export const wasStaff = async (): Promise<boolean> =>
  hasStaff() && (await sessionCookie.read()) !== null && (await getStaffSession()) === null;

/** The session in the two cookies; null if one is missing, forged, too old, or of another session, or it was ended. */
export const readStaffSessionFrom = (jar: ReadableJar): Promise<StaffSession | null> =>
  openSession(jar, (viewing) => [viewing.id, modeIdOf(viewing)]);

/**
 * The same with a view whose mode another tab has switched meanwhile: it is there to be left, or the cookie that the other
 * tab is sent would go on with it.
 */
export async function getStaffSessionToLeave(): Promise<StaffSession | null> {
  await connection();
  return openSession(await cookies(), (viewing) => [viewing.id]);
}

const modeIdOf = ({ id, switches }: View) => `${id} ${switches}`;

/** The view is null once one of `endings` was ended. */
async function openSession(
  jar: ReadableJar,
  endings: (viewing: View) => readonly string[],
): Promise<StaffSession | null> {
  if (!hasStaff()) return null;
  const [session, lastSeen] = [await sessionCookie.readFrom(jar), await lastSeenCookie.readFrom(jar)];
  if (session === null || session.id !== lastSeen?.id) return null;
  const { id, viewing } = session;
  const [isEnded, ...areOver] = await areEndedIds([id, ...(viewing === null ? [] : endings(viewing))]);
  if (isEnded) return null;
  const isViewing = !areOver.includes(true) && viewing?.storeHash === currentStoreHash();
  return isViewing ? session : { ...session, viewing: null };
}

/**
 * For whom a form of the staff desk is drawn: who works there, and whom they see the shop as. It keeps apart two windows of
 * one browser, and no more: nobody but the actor is shown it.
 */
export const staffStampOf = ({ actor, viewing }: StaffSession): string =>
  viewing === null ? actor : `${actor} as ${viewing.customerId}`;

/** Carries the session on for another half hour, from the proxy. */
export const noteStaffSeen = ({ id }: StaffSession, request: NextRequest, response: NextResponse) =>
  lastSeenCookie.writeTo(response.cookies, request, { id });

/** Puts every page under the rules of an impersonation while staff view a customer. */
export async function resolveImpersonation(): Promise<ImpersonationSubject | null> {
  const staff = await getStaffSession();
  if (staff === null || staff.viewing === null) return null;
  const { customerId, reason, allowMutations } = staff.viewing;
  return { customerId, actor: staff.actor, reason, allowMutations };
}

/** Asked for each impersonated request: the actor must be the one whose sealed session came with it. */
export const authorizeImpersonation: AuthorizeImpersonation = async ({ actor }) =>
  (await getStaffSession())?.actor === actor;

/** Begins a session, and ends the one before in this browser, with its view. */
export async function startStaffSession(actor: string): Promise<void> {
  await endForAll();
  await writeStaffSession({ id: randomUUID(), actor, viewing: null });
}

export async function writeStaffSession(session: StaffSession): Promise<void> {
  await sessionCookie.write(session);
  await lastSeenCookie.write({ id: session.id });
}

/**
 * Begins a view of a customer; given the one that staff have now, goes on with it in another mode. What was before, the view
 * or its mode, is over, for copies of its cookie too.
 */
export async function viewAs(staff: StaffSession, view: View | NewView): Promise<void> {
  const before = staff.viewing;
  const goesOn = before !== null && "id" in view && view.id === before.id;
  if (before !== null) await endSessionId(goesOn ? modeIdOf(before) : before.id, lifetimeSeconds);
  const look = goesOn ? { id: before.id, switches: before.switches + 1 } : { id: randomUUID(), switches: 0 };
  await writeStaffSession({ ...staff, viewing: { ...view, ...look } });
}

/** From here on staff see the shop as themselves again. */
export async function leaveCustomer(): Promise<void> {
  const staff = await getStaffSessionToLeave();
  if (staff === null || staff.viewing === null) return;
  await endSessionId(staff.viewing.id, lifetimeSeconds);
  await writeStaffSession({ ...staff, viewing: null });
}

/** Ends it here, and for whoever has a copy of the cookies. */
export async function endStaffSession(): Promise<void> {
  await endForAll();
  await sessionCookie.clear();
  await lastSeenCookie.clear();
}

/** Its view is in no other cookie, and opens with it only. */
async function endForAll(): Promise<void> {
  const session = await sessionCookie.read();
  if (session !== null) await endSessionId(session.id, lifetimeSeconds);
}
