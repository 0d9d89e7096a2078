import { Form } from "@/components/form/form";
import { Refusal } from "@/components/form/refusal";
import { SignInFields } from "@/components/form/sign-in-fields";

interface SignInFormProps {
  /** What was entered the last time. */
  email: string;
  /** Where to go afterwards, already checked. */
  next: string;
  problem: string | null;
  /** What the shopper had typed there waits for them to sign in. */
  isFormKept?: boolean;
}

export function SignInForm({ email, next, problem, isFormKept = false }: SignInFormProps) {
  const problemId = problem === null ? undefined : "login-problem";
  return (
    <Form action="/login/submit" method="post" className="grid gap-5" aria-describedby={problemId}>
      {problem === null ? null : (
        <Refusal id="login-problem">
          {problem}
          {isFormKept ? (
            <span className="mt-2 block font-normal">
              What you had typed is shown again once the same customer has signed in.
            </span>
          ) : null}
        </Refusal>
      )}
      <input type="hidden" name="next" value={next} />
      <SignInFields emailLabel="Email" email={email} />
    </Form>
  );
}
