import "server-only";
import { sealData, unsealData } from "iron-session";
import { z } from "zod";
import { sessionSecret } from "@/lib/secrets";
import { usesPrivateTokens } from "@/lib/token-kind";

/** About as long as fits: browsers drop a cookie of more than 4,096 bytes, and sealing makes a text a third longer. */
const maxAccessTokenLength = 2500;

const accessTokenSchema = z.object({
  value: z.string().min(1).max(maxAccessTokenLength),
  expiresAt: z.iso.datetime(),
});

const sessionSchema = z.object({
  customerId: z.int().positive(),
  /** A customer's id means something in one store only. */
  storeHash: z.string().min(1),
  /** A secret of the customer, which only private tokens need. */
  customerAccessToken: accessTokenSchema.optional(),
});

export type Session = z.infer<typeof sessionSchema>;

export const sessionCookieName = "shop_session";
export const sessionLifetimeSeconds = 7 * 24 * 60 * 60;

export const currentStoreHash = () => process.env.BIGCOMMERCE_STORE_HASH?.trim() ?? "";

export async function sealSession(session: Session): Promise<string> {
  return sealData(session, { password: sessionSecret(), ttl: sessionLifetimeSeconds });
}

/** The session in a cookie's value; null for none, one that is expired, forged, or of another store. */
export async function openSession(seal: string | undefined): Promise<Session | null> {
  const password = sessionSecret();
  if (!seal) return null;
  const content = await unsealData<unknown>(seal, { password, ttl: sessionLifetimeSeconds });
  const session = sessionSchema.safeParse(content);
  return session.success && isUsable(session.data) ? session.data : null;
}

function isUsable({ storeHash, customerAccessToken }: Session): boolean {
  if (storeHash !== currentStoreHash()) return false;
  if (!usesPrivateTokens()) return true;
  return customerAccessToken !== undefined && Date.parse(customerAccessToken.expiresAt) > Date.now();
}
