"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { resetThrottle } from "@/app/forgot-password/reset-throttle";
import { entityIdTextSchema } from "@/entity-id";
import type { FormState } from "@/forms/form-state";
import { keptForms, showRefusal } from "@/forms/kept-form";
import { passwordText, submitForm } from "@/forms/submit-form";
import { ResetPasswordDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { forwardedAddress } from "@/throttle/forwarded-address";
import { throttledError } from "@/throttle/login-throttle";

const changeSchema = z.object({ newPassword: passwordText("a new password") });

/** Redeems the link of the e-mail: BigCommerce checks its customer and its token. */
export async function redeemPasswordReset(
  customerId: string,
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const customerEntityId = entityIdTextSchema.parse(customerId);
  const address = forwardedAddress({ headers: await headers() });
  const refused = await submitForm(form, changeSchema, async ({ newPassword }) => {
    if (!(await resetThrottle.allows(`customer ${customerEntityId}`, address))) return [throttledError];
    const input = { customerEntityId, token: z.string().max(500).parse(token), newPassword };
    const { customer } = await bigcommerce.guest.mutate(ResetPasswordDocument, { input });
    return customer.resetPassword.errors;
  });
  const page = `/change-password?${new URLSearchParams({ c: customerId, t: token, refused: "1" })}`;
  if (refused !== null) return showRefusal(refused, keptForms.newPassword, page);
  await keptForms.newPassword.forget();
  redirect("/login?changed");
}
