"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { RequestPasswordResetDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import type { FormState } from "@/lib/form-state";
import { forwardedAddress } from "@/lib/forwarded-address";
import { showRefusal } from "@/lib/kept-form";
import { throttledError } from "@/lib/login-throttle";
import { emailText, submitForm } from "@/lib/submit-form";
import { keptRequest } from "./kept-request";
import { resetThrottle } from "./reset-throttle";

const requestSchema = z.object({ email: emailText });

/** Answers the same whether the e-mail has an account or not. */
export async function requestPasswordReset(_: FormState, form: FormData): Promise<FormState> {
  const address = forwardedAddress({ headers: await headers() });
  const refused = await submitForm(form, requestSchema, async ({ email }) => {
    if (!resetThrottle.allows(email, address)) return [throttledError];
    const input = { email, path: "/change-password" };
    const { customer } = await bigcommerce.guest.mutate(RequestPasswordResetDocument, { input });
    return customer.requestResetPassword.errors;
  });
  if (refused !== null) return showRefusal(refused, keptRequest, "/forgot-password?refused");
  await keptRequest.forget();
  redirect("/forgot-password?sent");
}
