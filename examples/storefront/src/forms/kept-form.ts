import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { isServedOverHttps } from "@/session/session";
import { getShownCustomerId } from "@/session/shown-customer";
import type { FormState } from "./form-state";
import { keptFormSeconds, openForm, sealForm } from "./sealed-form";

/** The forms that can be refused without a script, and the pages that each one's cookie goes to. */
const cookiePaths = {
  kept_profile: "/account/profile",
  kept_password: "/account/profile",
  kept_address: "/account/addresses",
  kept_registration: "/register",
  kept_reset_request: "/forgot-password",
  kept_reset: "/change-password",
} as const;

type CookieName = keyof typeof cookiePaths;

const cookieNames = Object.keys(cookiePaths).filter((name): name is CookieName => name in cookiePaths);

export type KeptForm = ReturnType<typeof createKeptForm>;

/** Keeps a refused form, without its passwords, for the page that shows it again: sealed, and for a few minutes. */
export function createKeptForm(cookieName: CookieName) {
  return {
    /** `path` is that of the page with the form, as in {@link read}. */
    async keep(state: FormState, path: string): Promise<void> {
      const customerId = await getShownCustomerId();
      const maxAge = keptFormSeconds;
      (await cookies()).set(cookieName, await sealForm(state, { customerId, path }), {
        ...(await cookieOptions(cookieName)),
        maxAge,
      });
    },
    async read(path: string): Promise<FormState | null> {
      await connection();
      const seal = (await cookies()).get(cookieName)?.value;
      return openForm(seal, { customerId: await getShownCustomerId(), path });
    },
    /** Once the form was taken. */
    async forget(): Promise<void> {
      if ((await cookies()).has(cookieName)) await expire(cookieName);
    },
  };
}

/** Whoever comes next to this browser finds no form of the person before. */
export async function forgetKeptForms(): Promise<void> {
  await Promise.all(cookieNames.map(expire));
}

async function expire(cookieName: CookieName): Promise<void> {
  (await cookies()).set(cookieName, "", { ...(await cookieOptions(cookieName)), maxAge: 0 });
}

const cookieOptions = async (cookieName: CookieName) => ({
  httpOnly: true,
  sameSite: "lax" as const,
  secure: isServedOverHttps({ headers: await headers() }),
  path: cookiePaths[cookieName],
});

/**
 * Shows a refused form. A script gets its state at once; without one the page is loaded again and reads what was kept,
 * since Next 16.4 leaves the state of an action out of the HTML of a page that is prerendered in part.
 */
export async function showRefusal(state: FormState, kept: KeptForm, page: string): Promise<FormState> {
  if ((await headers()).has("next-action")) return state;
  const [path = ""] = page.split("?", 1);
  await kept.keep(state, path);
  redirect(page);
}
