"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { DrawnForAnother, isForNow } from "@/forms/customer-stamp";
import type { FormState } from "@/forms/form-state";
import { submitCustomerForm } from "@/forms/submit-customer-form";
import { emailText, optionalText, passwordText, requiredText } from "@/forms/submit-form";
import { ChangePasswordDocument, UpdateProfileDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { followNewEmail } from "@/session/session";
import { beginPasswordChange } from "@/staff/password-change";
import { getShownCustomerId } from "@/staff/shown-customer";
import { throttledError } from "@/throttle/login-throttle";

const profileSchema = z.object({
  firstName: requiredText("your first name"),
  lastName: requiredText("your last name"),
  email: emailText,
  company: optionalText,
  phone: optionalText,
});

export async function updateProfile(_: FormState, form: FormData): Promise<FormState> {
  const customerId = await getShownCustomerId();
  const refused = await submitCustomerForm(form, profileSchema, async (input, drawn) => {
    const { customer } = await bigcommerce.customer.mutate(UpdateProfileDocument, { input }, drawn);
    const { errors } = customer.updateCustomer;
    if (errors.length === 0 && customerId !== null) await followNewEmail(customerId, input.email);
    return errors;
  });
  return refused ?? showProfile("profile");
}

const passwordsSchema = z.object({
  currentPassword: passwordText("your current password"),
  newPassword: passwordText("a new password"),
});

export async function changePassword(_: FormState, form: FormData): Promise<FormState> {
  const change = await beginPasswordChange();
  const refused = await submitCustomerForm(form, passwordsSchema, async (input, drawn) => {
    // Before it is counted: a form that was drawn for somebody else uses up none of the customer's guesses.
    if (change.customerId !== null && !(await isForNow(drawn))) throw new DrawnForAnother();
    if (!(await change.isAllowed())) return [throttledError];
    const { customer } = await bigcommerce.customer.mutate(ChangePasswordDocument, { input }, drawn);
    return customer.changePassword.errors;
  });
  if (refused !== null) return refused;
  await change.succeeded();
  return showProfile("password");
}

function showProfile(done: "profile" | "password"): never {
  revalidatePath("/account", "layout");
  redirect(`/account/profile?done=${done}`);
}
