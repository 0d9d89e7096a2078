import "server-only";
import { sealData, unsealData } from "iron-session";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { z } from "zod";
import { sessionSecret } from "@/lib/secrets";
import { isServedOverHttps } from "@/session/session";

const cookieName = "login_email";
const lifetimeSeconds = 5 * 60;
const contentSchema = z.object({ email: z.string().max(254) });

/** Keeps the e-mail, never the password, for the form that is shown again. */
export async function keepEnteredEmail(email: string, request: Request): Promise<void> {
  const store = await cookies();
  const seal = await sealData({ email }, { password: sessionSecret(), ttl: lifetimeSeconds });
  store.set(cookieName, seal, {
    httpOnly: true,
    sameSite: "lax",
    secure: isServedOverHttps(request),
    path: "/login",
    maxAge: lifetimeSeconds,
  });
}

export async function readEnteredEmail(): Promise<string> {
  await connection();
  const seal = (await cookies()).get(cookieName)?.value;
  if (seal === undefined) return "";
  const content = await unsealData<unknown>(seal, { password: sessionSecret(), ttl: lifetimeSeconds });
  const entered = contentSchema.safeParse(content);
  return entered.success ? entered.data.email : "";
}

export async function forgetEnteredEmail(): Promise<void> {
  (await cookies()).set(cookieName, "", { path: "/login", maxAge: 0 });
}
