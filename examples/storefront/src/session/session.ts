import { entityIdSchema } from "@/entity-id";
import "server-only";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";
import { z } from "zod";
import { currentStoreHash, sessionSecret, usesPrivateTokens } from "@/environment";
import { createSealedCookie, type ReadableJar } from "./sealed-cookie";

/** About as long as fits: browsers drop a cookie of more than 4,096 bytes, and a sealed string is a third longer. */
const maxAccessTokenLength = 2500;

const sessionSchema = z.object({
  customerId: entityIdSchema,
  storeHash: z.string().min(1),
  /** A secret of the customer, which only private tokens need. */
  customerAccessToken: z
    .object({ value: z.string().min(1).max(maxAccessTokenLength), expiresAt: z.iso.datetime() })
    .optional(),
});

export type Session = z.infer<typeof sessionSchema>;

const sessionCookie = createSealedCookie({
  name: "shop_session",
  purpose: "session",
  schema: sessionSchema.refine(isUsable),
  secret: sessionSecret,
  maxAgeSeconds: 7 * 24 * 60 * 60,
});

function isUsable({ storeHash, customerAccessToken }: Session): boolean {
  if (storeHash !== currentStoreHash()) return false;
  if (!usesPrivateTokens()) return true;
  return customerAccessToken !== undefined && Date.parse(customerAccessToken.expiresAt) > Date.now();
}

/**
 * Who is signed in, once per request; null for nobody. Call it below Suspense or on a blocking page: a session has no
 * place in what Next renders ahead of a request.
 */
export const getSession = cache(async (): Promise<Session | null> => {
  await connection();
  return readSessionFrom(await cookies());
});

/** The session in a request's cookies, for the proxy. */
export async function readSessionFrom(jar: ReadableJar): Promise<Session | null> {
  // Without a cookie no secret is read: this says what to set before the first customer tries to sign in.
  sessionSecret();
  return sessionCookie.readFrom(jar);
}

export const startSession = (session: Session) => sessionCookie.write(session);

export const endSession = () => sessionCookie.clear();
