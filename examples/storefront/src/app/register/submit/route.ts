import { beginSession } from "@/app/login/begin-session";
import { loginHref } from "@/app/login/login-problem";
import { signIn } from "@/app/login/sign-in";
import { readGuestCartId } from "@/cart/cart-cookie";
import { keptForms } from "@/forms/kept-form";
import { readForm } from "@/forms/read-form";
import { safeNextPath } from "@/lib/links";
import { refuseForeignForm } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";
import { forwardedAddress } from "@/throttle/forwarded-address";
import { register, registrationSchema } from "../register";

/** Receives the registration form: opens the account, signs in, and responds with 303 either way. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseForeignForm(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const next = safeNextPath(form.get("next"));
  const refused = await register(form, forwardedAddress(request));
  if (refused !== null) {
    await keptForms.registration.keep(refused, "/register");
    return seeOther(`/register?${new URLSearchParams({ refused: "1", next })}`);
  }
  await keptForms.registration.forget();
  return signInAfterwards(form, next, request);
}

async function signInAfterwards(form: FormData, next: string, request: Request): Promise<Response> {
  const { email, password } = registrationSchema.parse(Object.fromEntries(form));
  const guestCartEntityId = await readGuestCartId();
  const outcome = await signIn({ email, password, guestCartEntityId }, forwardedAddress(request));
  if (typeof outcome === "string") return seeOther(loginHref(outcome, next));
  return beginSession({ signedIn: outcome, guestCartEntityId, next });
}
