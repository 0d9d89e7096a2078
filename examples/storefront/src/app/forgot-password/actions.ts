"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/forms/form-state";
import { keptForms, showRefusal } from "@/forms/kept-form";
import { emailText, submitForm } from "@/forms/submit-form";
import { RequestPasswordResetDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { shopDevice } from "@/session/shop-device";
import { forwardedAddress } from "@/throttle/forwarded-address";
import { throttledError } from "@/throttle/login-throttle";
import { resetThrottle } from "./reset-throttle";

const requestSchema = z.object({ email: emailText });

/** Shows the same whether the e-mail has an account or not. */
export async function requestPasswordReset(_: FormState, form: FormData): Promise<FormState> {
  const address = forwardedAddress({ headers: await headers() });
  const refused = await submitForm(form, requestSchema, async ({ email }) => {
    if (!(await resetThrottle.allows({ email, address, knownDevice: await shopDevice.read(email) })))
      return [throttledError];
    const input = { email, path: "/change-password" };
    const { customer } = await bigcommerce.guest.mutate(RequestPasswordResetDocument, { input });
    return customer.requestResetPassword.errors;
  });
  if (refused !== null) return showRefusal(refused, keptForms.resetRequest, "/forgot-password?refused");
  await keptForms.resetRequest.forget();
  redirect("/forgot-password?sent");
}
