import "server-only";
import { sealData, unsealData } from "iron-session";
import { z } from "zod";
import { staffSessionSecret } from "@/lib/secrets";
import { currentStoreHash } from "@/session/sealed-session";
import { hasStaff } from "./staff-account";

const viewedCustomerSchema = z.object({
  customerId: z.int().positive(),
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

const lastSeenSchema = z.object({ id: z.uuid() });

/** Whom staff view, why, and whether they may change anything. */
export type ViewedCustomer = z.infer<typeof viewedCustomerSchema>;
export type StaffSession = z.infer<typeof staffSessionSchema>;

export const staffCookieName = "staff_session";
/**
 * When the session was last used, in a cookie of its own: it is written again with every page, and an answer that comes
 * late must not bring back a customer whom staff have left.
 */
export const staffSeenCookieName = "staff_seen";

export const staffLifetimeSeconds = 8 * 60 * 60;
export const staffIdleSeconds = 30 * 60;

export const sealStaffSession = (session: StaffSession) =>
  sealData(session, { password: staffSessionSecret(), ttl: staffLifetimeSeconds });

export const sealStaffSeen = ({ id }: Pick<StaffSession, "id">) =>
  sealData({ id }, { password: staffSessionSecret(), ttl: staffIdleSeconds });

export interface StaffSeals {
  readonly session: string | undefined;
  readonly lastSeen: string | undefined;
}

/** The session in the two cookies; null where one is missing, forged, too old, or of another session. */
export async function openStaffSession({
  session: seal,
  lastSeen,
}: StaffSeals): Promise<StaffSession | null> {
  if (!hasStaff() || !seal || !lastSeen) return null;
  const password = staffSessionSecret();
  const seen = lastSeenSchema.safeParse(
    await unsealData<unknown>(lastSeen, { password, ttl: staffIdleSeconds }),
  );
  const content = await unsealData<unknown>(seal, { password, ttl: staffLifetimeSeconds });
  const session = staffSessionSchema.safeParse(content);
  if (!seen.success || !session.success || seen.data.id !== session.data.id) return null;
  const { viewing } = session.data;
  return viewing?.storeHash === currentStoreHash() ? session.data : { ...session.data, viewing: null };
}
