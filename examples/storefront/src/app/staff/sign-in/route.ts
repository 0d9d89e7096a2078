import { randomUUID } from "node:crypto";
import { z } from "zod";
import { readForm } from "@/forms/read-form";
import { seeOther } from "@/lib/see-other";
import { isStaff } from "@/staff/staff-account";
import { writeStaffSession } from "@/staff/staff-session";
import { forwardedAddress } from "@/throttle/forwarded-address";
import { LoginThrottle } from "@/throttle/login-throttle";
import { staffHref } from "../staff-problem";
import { refuseVisitor } from "../staff-route";

const formSchema = z.object({
  email: z.string().trim().max(254).catch(""),
  password: z.string().max(1000).catch(""),
});

const throttle = new LoginThrottle({
  maxPerEmailAndAddress: 5,
  maxPerAddress: 20,
  maxPerEmail: 20,
});

export async function POST(request: Request): Promise<Response> {
  const refusal = refuseVisitor(request);
  if (refusal !== undefined) return refusal;
  const { email, password } = formSchema.parse(await readForm(request));
  const address = forwardedAddress(request);
  if (!(await throttle.allows(email, address))) return seeOther(staffHref("throttled"));
  if (!isStaff(email, password)) return seeOther(staffHref("credentials"));
  await throttle.forget(email, address);
  await writeStaffSession({ id: randomUUID(), actor: email.toLowerCase(), viewing: null });
  return seeOther("/staff");
}
