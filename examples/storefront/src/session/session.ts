import "server-only";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";
import {
  openSession,
  type Session,
  sealSession,
  sessionCookieName,
  sessionLifetimeSeconds,
} from "./sealed-session";

/**
 * Who is signed in, once per request; belongs under Suspense or on a blocking page. `connection()` first: a session has
 * no place in what Next renders ahead of a request, and opening one reads the clock.
 */
export const getSession = cache(async (): Promise<Session | null> => {
  await connection();
  const store = await cookies();
  return openSession(store.get(sessionCookieName)?.value);
});

const cookieOptions = (request: Request) => ({
  httpOnly: true,
  sameSite: "lax" as const,
  secure: isServedOverHttps(request),
  path: "/",
});

export async function startSession(session: Session, request: Request): Promise<void> {
  const store = await cookies();
  store.set(sessionCookieName, await sealSession(session), {
    ...cookieOptions(request),
    maxAge: sessionLifetimeSeconds,
  });
}

export async function endSession(request: Request): Promise<void> {
  const store = await cookies();
  store.set(sessionCookieName, "", { ...cookieOptions(request), maxAge: 0 });
}

/** A proxy in front of Next says so in a header; Next's own server sets it from the socket. */
export function isServedOverHttps(request: { headers: Pick<Headers, "get">; url?: string }): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return forwarded === "https" || (request.url !== undefined && new URL(request.url).protocol === "https:");
}
