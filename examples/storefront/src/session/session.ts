import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";
import { z } from "zod";
import { entityIdSchema } from "@/entity-id";
import { currentStoreHash, sessionSecret, usesPrivateTokens } from "@/environment";
import {
  endSessionId,
  hasEnded,
  isOldCopy,
  passwordVersionSchema,
  renewPasswordVersion,
} from "./ended-sessions";
import { createSealedCookie, type ReadableJar } from "./sealed-cookie";
import { shopDevice } from "./shop-device";

/** About as long as fits: browsers drop a cookie of more than 4,096 bytes, and a sealed string is a third longer. */
const maxAccessTokenLength = 2500;

const sessionLifetimeSeconds = 7 * 24 * 60 * 60;

const sessionSchema = z.object({
  id: z.uuid(),
  customerId: entityIdSchema,
  storeHash: z.string().min(1),
  /** A secret of the customer, which only private tokens need. */
  customerAccessToken: z
    .object({ value: z.string().min(1).max(maxAccessTokenLength), expiresAt: z.iso.datetime() })
    .optional(),
  /** Of the customer's password when the session began: a change ends the sessions of the one before. */
  passwordVersion: passwordVersionSchema,
});

export type Session = z.infer<typeof sessionSchema>;

/** Who signed in. */
export type NewSession = Omit<Session, "id">;

const sessionCookie = createSealedCookie({
  name: "shop_session",
  purpose: "session",
  schema: sessionSchema.refine(isUsable),
  secret: sessionSecret,
  lifetimeSeconds: sessionLifetimeSeconds,
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

/** The session in a request's cookies, for the proxy; null if it was ended, here or on another server. */
export async function readSessionFrom(jar: ReadableJar): Promise<Session | null> {
  // Without a cookie no secret is read: this says what to set before the first customer tries to sign in.
  sessionSecret();
  const session = await sessionCookie.readFrom(jar);
  return session !== null && !(await hasEnded(session)) ? session : null;
}

/** The session whose cookie was sent, although it may have been ended since: only for what belongs to its end. */
export const readSentSession = sessionCookie.read;

/** Begins a session, and ends the one before in this browser. */
export async function startSession(customer: NewSession): Promise<void> {
  await endForAll();
  await sessionCookie.write({ ...customer, id: randomUUID() });
}

/** Ends the session here, and for whoever has a copy of the cookie. */
export async function endSession(): Promise<void> {
  await endForAll();
  await sessionCookie.clear();
}

/** Ends the session for whoever has its cookie, which stays. */
export async function endForAll(): Promise<void> {
  const session = await sessionCookie.read();
  if (session === null || (await isOldCopy(session))) return;
  await endSessionId(session.id, sessionLifetimeSeconds, session);
}

/**
 * After a new password: the customer's sessions end, but for the one of this browser, and no browser but this one is still
 * known as theirs. It keeps its id, so that a sign-out in another tab, which may come at any moment, holds for the cookie
 * that is written here too; the new version makes the copies worthless that were made before.
 */
export async function endOtherSessions(customerId: number): Promise<void> {
  // Not the one of the request's beginning: it may have been signed out by now.
  const own = await readSessionFrom(await cookies());
  const customer = { customerId, storeHash: currentStoreHash() };
  const passwordVersion = await renewPasswordVersion(customer);
  if (passwordVersion === undefined) return;
  await shopDevice.renew({ customerId, passwordVersion });
  if (own?.customerId !== customerId) return;
  await sessionCookie.write({ ...own, passwordVersion });
}

/** After a new e-mail: this browser is known by it, if it was by the one before, or if the customer is signed in here. */
export async function followNewEmail(customerId: number, email: string): Promise<void> {
  const own = await readSessionFrom(await cookies());
  const isHere = own?.customerId === customerId;
  const signedIn = isHere ? { customerId, passwordVersion: own.passwordVersion } : null;
  await shopDevice.follow(customerId, email, signedIn);
}
