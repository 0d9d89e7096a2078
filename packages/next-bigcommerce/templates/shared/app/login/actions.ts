"use server";

import { redirect } from "next/navigation";
import { checkCredentials } from "@/app/login/check-credentials";
import { startSession } from "@/lib/session";

export interface SignInState {
  /** What was typed, so that it need not be typed again. */
  readonly email: string;
  readonly problem: string | null;
}

export async function signIn(_before: SignInState, form: FormData): Promise<SignInState> {
  const email = textOf(form, "email").trim();
  const customer = await checkCredentials(email, textOf(form, "password"));
  if (typeof customer === "string") return { email, problem: customer };
  await startSession(customer);
  redirect("/account/orders");
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
