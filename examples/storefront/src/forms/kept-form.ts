import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { sessionSecret } from "@/environment";
import { createSealedCookie } from "@/session/sealed-cookie";
import { getShownCustomerId } from "@/staff/shown-customer";
import { type FormState, maxTextLength } from "./form-state";

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

const texts = z.record(z.string(), z.string());

const cookieOf = (name: CookieName) =>
  createSealedCookie({
    name,
    purpose: `kept form ${name}`,
    schema: z.object({
      state: z.object({ problem: z.string().nullable(), fieldErrors: texts, values: texts }),
      /** Whose form it is, null for a guest's: nobody else is shown what was entered. */
      customerId: z.int().positive().nullable(),
      /** The path of the page that has the form. */
      path: z.string(),
    }),
    secret: sessionSecret,
    maxAgeSeconds: 5 * 60,
    path: cookiePaths[name],
  });

export type KeptForm = ReturnType<typeof createKeptForm>;

/** Keeps a refused form, without its passwords, for the page that shows it again: sealed, and for a few minutes. */
export function createKeptForm(name: CookieName) {
  const cookie = cookieOf(name);
  return {
    /** What was entered is left out if it is too much for a cookie. `path` is that of the page with the form. */
    async keep(state: FormState, path: string): Promise<void> {
      const customerId = await getShownCustomerId();
      const kept = (values: FormState["values"]) => ({ state: { ...state, values }, customerId, path });
      await cookie.write(kept(clipped(state.values)), kept({}));
    },
    async read(path: string): Promise<FormState | null> {
      const kept = await cookie.read();
      return kept?.path === path && kept.customerId === (await getShownCustomerId()) ? kept.state : null;
    },
    /** Once the form was taken. */
    async forget(): Promise<void> {
      if ((await cookies()).has(name)) await cookie.clear();
    },
  };
}

const clipped = (values: FormState["values"]) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.slice(0, maxTextLength)]));

/** Whoever uses this browser next finds no form of the person before. */
export async function forgetKeptForms(): Promise<void> {
  await Promise.all(cookieNames.map((name) => cookieOf(name).clear()));
}

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
