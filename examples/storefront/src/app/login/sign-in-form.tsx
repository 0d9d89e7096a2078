import { Refusal } from "@/components/form/refusal";
import { SignInFields } from "@/components/form/sign-in-fields";

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
      {problem === null ? null : <Refusal id="login-problem">{problem}</Refusal>}
      <input type="hidden" name="next" value={next} />
      <SignInFields emailLabel="Email" email={email} />
    </form>
  );
}
