import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { NewPasswordField } from "@/components/form/new-password-field";
import { keptForms } from "@/forms/kept-form";
import { getPasswordHint } from "@/lib/password-rules";
import { redeemPasswordReset } from "./actions";
import { linkSchema } from "./reset-link";

/** The form works without JavaScript, so the page waits for all of it. */
export const instant = false;

/**
 * The address holds a secret, so no other site must see it. `no-referrer` would go too far: the browser then posts the
 * form with `Origin: null`, which Next refuses.
 */
export const metadata: Metadata = {
  title: "Choose a new password",
  robots: { index: false },
  referrer: "same-origin",
};

export default async function ChangePasswordPage({ searchParams }: PageProps<"/change-password">) {
  const params = await searchParams;
  const kept = await keptForms.newPassword.read("/change-password");
  const link = linkSchema.safeParse(params);
  return (
    <div className="page max-w-md pt-14">
      <h1 className="mb-6 text-title">Choose a new password</h1>
      {link.success ? (
        <ActionForm
          action={redeemPasswordReset.bind(null, String(link.data.c), link.data.t)}
          refused={params.refused === undefined ? null : kept}
          submitLabel="Save password"
        >
          <NewPasswordField name="newPassword" label="New password" hint={await getPasswordHint()} />
        </ActionForm>
      ) : (
        <p className="text-muted">
          This link is not complete.{" "}
          <Link href="/forgot-password" className="link">
            Ask for a new one
          </Link>
        </p>
      )}
    </div>
  );
}
