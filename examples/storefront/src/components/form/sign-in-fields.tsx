interface SignInFieldsProps {
  emailLabel: string;
  /** What was entered the last time. */
  email?: string;
}

/** Email, password and the button, as password managers expect them. */
export function SignInFields({ emailLabel, email }: SignInFieldsProps) {
  return (
    <>
      <label className="grid gap-1.5 font-medium">
        {emailLabel}
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
    </>
  );
}
