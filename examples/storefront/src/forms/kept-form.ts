import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { sessionSecret } from "@/environment";
import { bigcommerce } from "@/lib/bigcommerce";
import { createSealedCookie } from "@/session/sealed-cookie";
import type { FormState } from "./form-state";

const texts = z.record(z.string(), z.string());

const keptSchema = z.object({
  /** Whose form it is, empty for a guest's: nobody else is shown what was entered. */
  customerStamp: z.string().max(100),
  /** Which form it is: its name, or the path of the page that has it. */
  form: z.string().max(100),
  state: z.object({ problem: z.string().nullable(), fieldErrors: texts, values: texts }),
});

const whoseSchema = keptSchema.omit({ state: true });

type KeptContent = z.infer<typeof keptSchema>;

/** A form that was refused, by its name. */
export interface FormAnswer {
  readonly form: string;
  readonly state: FormState;
}

interface KeptOptions {
  readonly name: string;
  readonly path: string;
  readonly lifetimeSeconds: number;
}

/** What was entered, without passwords and sealed, for the page that shows it again to the same person. */
function createKeptForm({ name, ...options }: KeptOptions) {
  const cookie = createSealedCookie({
    name,
    purpose: `kept form ${name}`,
    schema: keptSchema,
    secret: sessionSecret,
    ...options,
  });
  return {
    /**
     * If it is too much for a cookie, as few fields as possible are left out, and say so. Returns whether something was
     * entered, and all of it is kept.
     */
    async keep({ customerStamp, form, state }: KeptContent): Promise<boolean> {
      const whose = { customerStamp, form };
      // No page of this shop has drawn it: it would come back to nobody.
      if (!whoseSchema.safeParse(whose).success) return false;
      const longest = longestFirst(state.values);
      const kept = (left: readonly string[]) => ({ ...whose, state: withoutFields(state, left) });
      const smaller = longest.map((_, index) => kept(longest.slice(0, index + 1)));
      return (await cookie.write(kept([]), ...smaller)) && longest.length > 0;
    },
    async read(stamp: string | null): Promise<FormAnswer | null> {
      const kept = await cookie.read();
      return kept !== null && kept.customerStamp === (stamp ?? "") ? kept : null;
    },
    /** Once the form was taken. */
    async forget(): Promise<void> {
      if ((await cookies()).has(name)) await cookie.clear();
    },
    clear: cookie.clear,
  };
}

const leftOut = "What you had typed here was too long to keep. Please type it again.";

/** The names of the fields that hold something. */
const longestFirst = (values: FormState["values"]) =>
  Object.entries(values)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => ({ name, bytes: Buffer.byteLength(value) }))
    .toSorted((one, other) => other.bytes - one.bytes)
    .map(({ name }) => name);

function withoutFields({ problem, fieldErrors, values }: FormState, left: readonly string[]) {
  const notes = left.map((name) => [name, [fieldErrors[name] ?? [], leftOut].flat().join(" ")]);
  return {
    problem,
    fieldErrors: { ...fieldErrors, ...Object.fromEntries(notes) },
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !left.includes(name))),
  };
}

/** The form of a customer whose session had ended before it was sent, until the same customer has signed in again. */
export const keptCustomerForm = createKeptForm({
  name: "kept_account",
  path: "/account",
  lifetimeSeconds: 30 * 60,
});

/** Tells the sign-in page that a form waits for its customer; not what is in it, nor whose it is. */
const keptPage = createSealedCookie({
  name: "kept_page",
  schema: z.object({ page: z.string().max(2000) }),
  secret: sessionSecret,
  path: "/login",
  lifetimeSeconds: 30 * 60,
});

/** Keeps a customer's form until they have signed in again; `page` is where that leads them, null if it does not. */
export async function keepUntilSignIn(content: KeptContent, page: string | null): Promise<void> {
  const isKept = await keptCustomerForm.keep(content);
  if (isKept && page !== null) await keptPage.write({ page });
  // No page of the account is sent this cookie: it may hold the page of a form before.
  else await keptPage.clear();
}

/** Whether what was typed on the page is shown again once the same customer has signed in. */
export const isFormKeptFor = async (page: string): Promise<boolean> => (await keptPage.read())?.page === page;

/** The forms of guests that can be refused without JavaScript, each with the page that its cookie goes to. */
export const keptForms = {
  registration: keptGuestForm("kept_registration", "/register"),
  resetRequest: keptGuestForm("kept_reset_request", "/forgot-password"),
  newPassword: keptGuestForm("kept_reset", "/change-password"),
};

type KeptGuestForm = ReturnType<typeof keptGuestForm>;

/** One guest is like the next, so it is kept no longer than the page takes that is loaded at once. */
function keptGuestForm(name: string, path: string) {
  const { keep, read, ...kept } = createKeptForm({ name, path, lifetimeSeconds: 60 });
  return {
    ...kept,
    /** `page` is the path of the page with the form. */
    async keep(state: FormState, page: string): Promise<void> {
      await keep({ customerStamp: (await bigcommerce.customerStamp()) ?? "", form: page, state });
    },
    async read(page: string): Promise<FormState | null> {
      const kept = await read(await bigcommerce.customerStamp());
      return kept?.form === page ? kept.state : null;
    },
  };
}

/** The next person at this browser finds no form of the one before. */
export async function forgetKeptForms(): Promise<void> {
  await Promise.all([keptPage, ...Object.values(keptForms)].map(({ clear }) => clear()));
}

/** Shows a refused form: with JavaScript its state is returned, without it the page is loaded again and reads what was kept. */
export async function showRefusal(state: FormState, kept: KeptGuestForm, page: string): Promise<FormState> {
  if ((await headers()).has("next-action")) return state;
  const [path = ""] = page.split("?", 1);
  await kept.keep(state, path);
  redirect(page);
}
