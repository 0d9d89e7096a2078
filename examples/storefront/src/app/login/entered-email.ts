import "server-only";
import { z } from "zod";
import { sessionSecret } from "@/environment";
import { createSealedCookie } from "@/session/sealed-cookie";
import { getShownCustomerId } from "@/staff/shown-customer";

const cookie = createSealedCookie({
  name: "login_email",
  schema: z.object({ email: z.string().max(254) }),
  secret: sessionSecret,
  lifetimeSeconds: 60,
  path: "/login",
});

/** Keeps the e-mail, never the password, for the form that is shown again: for a minute, and while nobody is signed in. */
export const enteredEmail = {
  keep: (email: string) => cookie.write({ email }),
  async read(): Promise<string> {
    if ((await getShownCustomerId()) !== null) return "";
    return (await cookie.read())?.email ?? "";
  },
  /** Whenever somebody has signed in or out: the next person at this browser finds no e-mail of the one before. */
  clear: cookie.clear,
};
