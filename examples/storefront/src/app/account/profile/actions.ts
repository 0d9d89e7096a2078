"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/forms/form-state";
import { keptForms, showRefusal } from "@/forms/kept-form";
import { emailText, optionalText, passwordText, requiredText, submitForm } from "@/forms/submit-form";
import { ChangePasswordDocument, UpdateProfileDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { passwordChanged } from "@/staff/password-changed";

const profileSchema = z.object({
  firstName: requiredText("your first name"),
  lastName: requiredText("your last name"),
  email: emailText,
  company: optionalText,
  phone: optionalText,
});

export async function updateProfile(_: FormState, form: FormData): Promise<FormState> {
  const refused = await submitForm(form, profileSchema, async (input) => {
    const { customer } = await bigcommerce.customer.mutate(UpdateProfileDocument, { input });
    return customer.updateCustomer.errors;
  });
  if (refused !== null) return showRefusal(refused, keptForms.profile, "/account/profile?refused=profile");
  await keptForms.profile.forget();
  return showProfile("profile");
}

const passwordsSchema = z.object({
  currentPassword: passwordText("your current password"),
  newPassword: passwordText("a new password"),
});

export async function changePassword(_: FormState, form: FormData): Promise<FormState> {
  const refused = await submitForm(form, passwordsSchema, async (input) => {
    const { customer } = await bigcommerce.customer.mutate(ChangePasswordDocument, { input });
    return customer.changePassword.errors;
  });
  if (refused !== null) return showRefusal(refused, keptForms.password, "/account/profile?refused=password");
  await passwordChanged();
  await keptForms.password.forget();
  return showProfile("password");
}

function showProfile(done: "profile" | "password"): never {
  revalidatePath("/account", "layout");
  redirect(`/account/profile?done=${done}`);
}
