import type { Metadata } from "next";
import { BackLink } from "@/components/back-link";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/form-field";
import { Notice } from "@/components/notice";
import { maxEmailLength } from "@/forms/form-state";
import { keptForms } from "@/forms/kept-form";
import { requestPasswordReset } from "./actions";

/** The form works without JavaScript, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Forgot your password?", robots: { index: false } };

export default async function ForgotPasswordPage({ searchParams }: PageProps<"/forgot-password">) {
  const { sent, refused } = await searchParams;
  return (
    <div className="page max-w-md pt-14">
      <BackLink href="/login">Sign in</BackLink>
      <h1 className="mb-6 text-title">Forgot your password?</h1>
      {sent === undefined ? (
        <ActionForm
          action={requestPasswordReset}
          refused={refused === undefined ? null : await keptForms.resetRequest.read("/forgot-password")}
          submitLabel="Send me a link"
        >
          <TextField
            name="email"
            label="Email"
            type="email"
            autoComplete="username"
            hint="We send a link to choose a new password."
            maxLength={maxEmailLength}
            required
          />
        </ActionForm>
      ) : (
        <Notice>If there is an account with this email address, a link is on its way to it.</Notice>
      )}
    </div>
  );
}
