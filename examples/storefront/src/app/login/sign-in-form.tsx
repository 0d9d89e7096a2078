interface SignInFormProps {
  /** What was entered the last time. */
  email: string;
  /** Where to go afterwards, already checked. */
  next: string;
  problem: string | null;
}

export function SignInForm({ email, next, problem }: SignInFormProps) {
  const problemId = problem === null ? undefined : "login-problem";
  return (
    <form action="/login/submit" method="post" className="grid gap-5" aria-describedby={problemId}>
      {problem === null ? null : (
        <p
          id="login-problem"
          role="alert"
          className="rounded-lg bg-alert-wash px-4 py-3 font-medium text-alert"
        >
          {problem}
        </p>
      )}
      <input type="hidden" name="next" value={next} />
      <label className="grid gap-1.5 font-medium">
        Email
        <input
          type="email"
          name="email"
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={email}
          className="field font-normal"
        />
      </label>
      <label className="grid gap-1.5 font-medium">
        Password
        <input
          type="password"
          name="password"
          autoComplete="current-password"
          required
          maxLength={1000}
          className="field font-normal"
        />
      </label>
      <button type="submit" className="button mt-1">
        Sign in
      </button>
    </form>
  );
}
