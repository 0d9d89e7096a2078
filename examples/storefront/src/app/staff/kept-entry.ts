import "server-only";
import { z } from "zod";
import { entityIdTextSchema } from "@/entity-id";
import { staffSessionSecret } from "@/environment";
import { createSealedCookie } from "@/session/sealed-cookie";
import type { StaffSession } from "@/staff/staff-session";

const cookie = createSealedCookie({
  name: "kept_entry",
  schema: z.object({ actor: z.string(), reason: z.string() }),
  secret: staffSessionSecret,
  lifetimeSeconds: 5 * 60,
  sameSite: "strict",
  path: "/staff",
});

const entrySchema = z.object({
  customer: entityIdTextSchema,
  reason: z.string().max(200),
  customerStamp: z.string(),
});

/** The reason that staff typed to see the shop as a customer, in a form that was not for the view they have now. */
export const keptEntry = {
  /** Answers what was typed; null for the form of somebody else, and for another form. */
  async keep({ actor }: StaffSession, form: FormData) {
    const entry = entrySchema.safeParse(Object.fromEntries(form)).data;
    if (entry?.customerStamp.split(" ", 1)[0] !== actor) return null;
    await cookie.write({ actor, reason: entry.reason });
    return entry;
  },
  async readReason({ actor }: StaffSession): Promise<string | undefined> {
    const kept = await cookie.read();
    return kept?.actor === actor ? kept.reason : undefined;
  },
  clear: cookie.clear,
};
