import { z } from "zod";
import { readGuestCartId } from "@/cart/cart-cookie";
import { readForm } from "@/forms/read-form";
import { safeNextPath } from "@/lib/links";
import { refuseForeignForm } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";
import { forwardedAddress } from "@/throttle/forwarded-address";
import { beginSession } from "../begin-session";
import { enteredEmail } from "../entered-email";
import { loginHref } from "../login-problem";
import { signIn } from "../sign-in";

const formSchema = z.object({
  email: z.string().trim().max(254).catch(""),
  password: z.string().max(1000).catch(""),
  next: z.string().max(2000).catch(""),
});

/** Receives the sign-in form: works without JavaScript, and responds with 303 either way. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseForeignForm(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const { email, password, next: wish } = formSchema.parse(Object.fromEntries(form));
  const next = safeNextPath(wish);
  if (email === "" || password === "") return seeOther(loginHref("credentials", next));
  const guestCartEntityId = await readGuestCartId();
  const outcome = await signIn({ email, password, guestCartEntityId }, forwardedAddress(request));
  if (typeof outcome === "string") {
    await enteredEmail.keep(email);
    return seeOther(loginHref(outcome, next));
  }
  return beginSession({ signedIn: outcome, guestCartEntityId, next });
}
