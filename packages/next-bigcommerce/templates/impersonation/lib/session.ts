import { hkdfSync } from "node:crypto";
import { sealData, unsealData } from "iron-session";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";

const cookieName = "customer_session";
const lifetimeSeconds = 7 * 24 * 60 * 60;

/** Who is signed in. Whoever can change this is that customer, so it only ever comes from the sealed cookie. */
export interface Session {
  readonly customerId: number;
  readonly storeHash: string;
}

/** Who is signed in, read once in a render; null for a guest. */
export const getSession = cache(async (): Promise<Session | null> => {
  await connection();
  const seal = (await cookies()).get(cookieName)?.value;
  if (!seal) return null;
  const content = await unsealData<unknown>(seal, sealing()).catch(() => null);
  return isSession(content) ? content : null;
});

export async function startSession(customer: Omit<Session, "storeHash">): Promise<void> {
  const session: Session = { ...customer, storeHash: process.env.BIGCOMMERCE_STORE_HASH?.trim() ?? "" };
  (await cookies()).set(cookieName, await sealData(session, sealing()), {
    httpOnly: true,
    secure: process.env.NODE_ENV === "production",
    sameSite: "lax",
    path: "/",
    maxAge: lifetimeSeconds,
  });
}

export async function endSession(): Promise<void> {
  (await cookies()).delete(cookieName);
}

function isSession(content: unknown): content is Session {
  if (typeof content !== "object" || content === null) return false;
  if (!("customerId" in content && "storeHash" in content)) return false;
  return Number.isSafeInteger(content.customerId) && typeof content.storeHash === "string";
}

/** A key for this purpose alone: what the app seals for another one does not open as a session. */
function sealing() {
  const secret = process.env.SESSION_SECRET?.trim() ?? "";
  if (secret.length < 32)
    throw new Error(
      "SESSION_SECRET is missing or shorter than 32 characters. `openssl rand -base64 32` makes one.",
    );
  const key = hkdfSync("sha256", secret, "", "customer session", 32);
  return { password: Buffer.from(key).toString("base64url"), ttl: lifetimeSeconds };
}
