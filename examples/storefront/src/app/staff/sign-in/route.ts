import { z } from "zod";
import { staffSessionSecret } from "@/environment";
import { readForm } from "@/forms/read-form";
import { seeOther } from "@/lib/see-other";
import { createKnownDevice } from "@/session/known-device";
import { isStaff } from "@/staff/staff-account";
import { startStaffSession } from "@/staff/staff-session";
import { forwardedAddress } from "@/throttle/forwarded-address";
import { LoginThrottle } from "@/throttle/login-throttle";
import { staffHref } from "../staff-problem";
import { refuseVisitor } from "../staff-route";

const formSchema = z.object({
  email: z.string().trim().max(254).catch(""),
  password: z.string().max(1000).catch(""),
});

const throttle = new LoginThrottle({
  name: "staff sign-in",
  maxPerEmailAndAddress: 5,
  maxPerAddress: 20,
  maxPerEmail: 20,
  slowSeconds: 60,
});

/** A browser in which staff have signed in. */
const knownDevice = createKnownDevice({
  name: "staff_device",
  secret: staffSessionSecret,
  path: "/staff/sign-in",
});

export async function POST(request: Request): Promise<Response> {
  const refusal = refuseVisitor(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const { email, password } = formSchema.parse(Object.fromEntries(form));
  const attempt = { email, address: forwardedAddress(request), knownDevice: await knownDevice.read(email) };
  if (!(await throttle.allows(attempt))) return seeOther(staffHref("throttled"));
  if (!isStaff(email, password)) return seeOther(staffHref("credentials"));
  await throttle.forgive(attempt);
  await knownDevice.remember(email, null);
  await startStaffSession(email.toLowerCase());
  return seeOther("/staff");
}
