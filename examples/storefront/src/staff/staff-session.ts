import "server-only";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { AuthorizeImpersonation, ImpersonationSubject } from "next-bigcommerce";
import { cache } from "react";
import { isServedOverHttps } from "@/session/session";
import {
  openStaffSession,
  type StaffSession,
  sealStaffSeen,
  sealStaffSession,
  staffCookieName,
  staffIdleSeconds,
  staffLifetimeSeconds,
  staffSeenCookieName,
} from "./sealed-staff-session";

/** Which member of staff this is, once per request; null for everybody else. */
export const getStaffSession = cache(async (): Promise<StaffSession | null> => {
  await connection();
  const store = await cookies();
  return openStaffSession({
    session: store.get(staffCookieName)?.value,
    lastSeen: store.get(staffSeenCookieName)?.value,
  });
});

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

export const staffCookieOptions = (isSecure: boolean) => ({
  httpOnly: true,
  sameSite: "strict" as const,
  secure: isSecure,
  path: "/",
});

export async function writeStaffSession(session: StaffSession, request: Request): Promise<void> {
  const store = await cookies();
  const options = staffCookieOptions(isServedOverHttps(request));
  store.set(staffCookieName, await sealStaffSession(session), { ...options, maxAge: staffLifetimeSeconds });
  store.set(staffSeenCookieName, await sealStaffSeen(session), { ...options, maxAge: staffIdleSeconds });
}

/** From here on staff see the shop as themselves again. */
export async function leaveCustomer(request: Request): Promise<void> {
  const staff = await getStaffSession();
  if (staff?.viewing != null) await writeStaffSession({ ...staff, viewing: null }, request);
}

export async function endStaffSession(request: Request): Promise<void> {
  const store = await cookies();
  const options = { ...staffCookieOptions(isServedOverHttps(request)), maxAge: 0 };
  store.set(staffCookieName, "", options);
  store.set(staffSeenCookieName, "", options);
}
