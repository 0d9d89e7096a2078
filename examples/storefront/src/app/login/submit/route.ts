import { z } from "zod";
import { forwardedAddress } from "@/lib/forwarded-address";
import { safeNextPath } from "@/lib/next-path";
import { isSameOrigin } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";
import { startSession } from "@/lib/session";
import { forgetEnteredEmail, keepEnteredEmail } from "../entered-email";
import { loginHref } from "../login-problem";
import { signIn } from "../sign-in";

const formSchema = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1000),
  next: z.string().max(2000).catch(""),
});

/** Where the sign-in form goes: works without JavaScript, answers 303 either way. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response("Please use the form of this shop.", { status: 403 });
  const form = formSchema.safeParse(await readForm(request));
  if (!form.success) return seeOther(loginHref("credentials", "/account"));
  const { email, password } = form.data;
  const next = safeNextPath(form.data.next);
  const outcome = await signIn({ email, password }, forwardedAddress(request));
  if (typeof outcome === "string") {
    await keepEnteredEmail(email, request);
    return seeOther(loginHref(outcome, next));
  }
  await startSession(outcome, request);
  await forgetEnteredEmail();
  return seeOther(next);
}

async function readForm(request: Request): Promise<unknown> {
  try {
    return Object.fromEntries(await request.formData());
  } catch {
    return null;
  }
}
