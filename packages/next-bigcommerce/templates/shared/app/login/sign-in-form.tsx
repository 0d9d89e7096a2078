"use client";

import { useActionState } from "react";
import { signIn } from "./actions";

export function SignInForm() {
  const [{ email, problem }, submit, isPending] = useActionState(signIn, { email: "", problem: null });
  return (
    <form action={submit} className="sign-in-form">
      {problem === null ? null : (
        <p role="alert" className="sign-in-problem">
          {problem}
        </p>
      )}
      <label>
        Email
        <input type="email" name="email" autoComplete="username" required defaultValue={email} />
      </label>
      <label>
        Password
        <input type="password" name="password" autoComplete="current-password" required />
      </label>
      <button type="submit" disabled={isPending}>
        Sign in
      </button>
    </form>
  );
}
