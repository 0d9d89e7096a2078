import "server-only";
import { z } from "zod";
import { sessionSecret } from "@/environment";
import { createSealedCookie } from "@/session/sealed-cookie";

/** Keeps the e-mail, never the password, for the form that is shown again. */
export const enteredEmail = createSealedCookie({
  name: "login_email",
  schema: z.object({ email: z.string().max(254) }),
  secret: sessionSecret,
  lifetimeSeconds: 5 * 60,
  path: "/login",
});
