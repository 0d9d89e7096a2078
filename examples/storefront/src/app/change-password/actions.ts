"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { redemptions } from "@/app/forgot-password/reset-throttle";
import type { FormState } from "@/forms/form-state";
import { keptForms, showRefusal } from "@/forms/kept-form";
import { passwordText, submitForm } from "@/forms/submit-form";
import { ResetPasswordDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { endOtherSessions } from "@/session/session";
import { forwardedAddress } from "@/throttle/forwarded-address";
import { throttledError } from "@/throttle/login-throttle";
import { linkSchema } from "./reset-link";

const changeSchema = z.object({ newPassword: passwordText("a new password") });

/** Redeems the link of the e-mail: BigCommerce checks its customer and its token, and ends their sessions. */
export async function redeemPasswordReset(
  customerId: string,
  linkToken: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const link = linkSchema.safeParse({ c: customerId, t: linkToken });
  // The page has no form for such a link.
  if (!link.success) redirect("/change-password");
  const { c: customerEntityId, t: token } = link.data;
  const address = forwardedAddress({ headers: await headers() });
  const refused = await submitForm(form, changeSchema, async ({ newPassword }) => {
    if (!(await redemptions.allows(address))) return [throttledError];
    const input = { customerEntityId, token, newPassword };
    const { customer } = await bigcommerce.guest.mutate(ResetPasswordDocument, { input });
    return customer.resetPassword.errors;
  });
  const page = `/change-password?${new URLSearchParams({ c: String(customerEntityId), t: token, refused: "1" })}`;
  if (refused !== null) return showRefusal(refused, keptForms.newPassword, page);
  await endOtherSessions(customerEntityId);
  await keptForms.newPassword.forget();
  redirect("/login?changed");
}
