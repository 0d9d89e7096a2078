import type { Metadata } from "next";
import { connection } from "next/server";
import { TextField } from "@/components/form/form-field";
import { NameFields } from "@/components/form/name-fields";
import { NewPasswordField } from "@/components/form/new-password-field";
import { PostForm } from "@/components/form/post-form";
import Link from "@/components/navigation/link";
import { maxEmailLength, untouched } from "@/forms/form-state";
import { keptForms } from "@/forms/kept-form";
import { safeNextPath } from "@/lib/links";
import { getPasswordHint } from "@/lib/password-rules";

/** The form works without JavaScript, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Create an account", robots: { index: false } };

export default async function RegisterPage({ searchParams }: PageProps<"/register">) {
  await connection();
  const { next: wish, refused } = await searchParams;
  const next = safeNextPath(wish);
  const state = refused === undefined ? null : await keptForms.registration.read("/register");
  return (
    <div className="page grid max-w-md gap-8 pt-14">
      <div>
        <h1 className="text-title">Create an account</h1>
        <p className="mt-2 text-balance text-muted">
          To follow your orders, and keep addresses and wishlists.
        </p>
      </div>
      <PostForm action="/register/submit" state={state ?? untouched()} submitLabel="Create account">
        <input type="hidden" name="next" value={next} />
        <NameFields />
        <TextField
          name="email"
          label="Email"
          type="email"
          autoComplete="username"
          maxLength={maxEmailLength}
          required
        />
        <NewPasswordField name="password" label="Password" hint={await getPasswordHint()} />
      </PostForm>
      <p>
        Already have an account?{" "}
        <Link href={`/login?${new URLSearchParams({ next })}`} className="link font-medium">
          Sign in
        </Link>
      </p>
    </div>
  );
}
