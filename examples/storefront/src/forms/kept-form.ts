import { entityIdSchema } from "@/entity-id";
import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { sessionSecret } from "@/environment";
import { createSealedCookie } from "@/session/sealed-cookie";
import { getShownCustomerId } from "@/staff/shown-customer";
import { type FormState, maxTextLength } from "./form-state";

const texts = z.record(z.string(), z.string());

const keptSchema = z.object({
  state: z.object({ problem: z.string().nullable(), fieldErrors: texts, values: texts }),
  /** Whose form it is, null for a guest's: nobody else is shown what was entered. */
  customerId: entityIdSchema.nullable(),
  /** The path of the page that has the form. */
  path: z.string(),
});

/**
 * The forms that can be refused without JavaScript, each with the pages that its cookie goes to. What was entered is kept
 * for the page that shows it again: without passwords, sealed, and for a few minutes.
 */
export const keptForms = {
  profile: keptForm("kept_profile", "/account/profile"),
  password: keptForm("kept_password", "/account/profile"),
  address: keptForm("kept_address", "/account/addresses"),
  registration: keptForm("kept_registration", "/register"),
  resetRequest: keptForm("kept_reset_request", "/forgot-password"),
  newPassword: keptForm("kept_reset", "/change-password"),
};

type KeptForm = ReturnType<typeof keptForm>;

function keptForm(name: string, cookiePath: string) {
  const cookie = createSealedCookie({
    name,
    purpose: `kept form ${name}`,
    schema: keptSchema,
    secret: sessionSecret,
    lifetimeSeconds: 5 * 60,
    path: cookiePath,
  });
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
    clear: cookie.clear,
  };
}

const clipped = (values: FormState["values"]) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.slice(0, maxTextLength)]));

/** The next person at this browser finds no form of the one before. */
export async function forgetKeptForms(): Promise<void> {
  await Promise.all(Object.values(keptForms).map(({ clear }) => clear()));
}

/**
 * Shows a refused form. With JavaScript its state is returned. Without it the page is loaded again and reads what was
 * kept, since Next 16.4 leaves the state of an action out of the HTML of a page that is prerendered in part.
 */
export async function showRefusal(state: FormState, kept: KeptForm, page: string): Promise<FormState> {
  if ((await headers()).has("next-action")) return state;
  const [path = ""] = page.split("?", 1);
  await kept.keep(state, path);
  redirect(page);
}
