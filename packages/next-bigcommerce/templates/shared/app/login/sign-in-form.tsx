"use client";

import { useActionState } from "react";
import { signIn } from "./actions";
import styles from "./login.module.css";

export function SignInForm() {
  const [{ email, problem }, submit, isPending] = useActionState(signIn, { email: "", problem: null });
  return (
    <form action={submit} className={styles.form}>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
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
