import { Form } from "@/components/form/form";
import { Refusal } from "@/components/form/refusal";
import { SignInFields } from "@/components/form/sign-in-fields";

interface StaffSignInProps {
  problem: string | null;
  /** The demo's account; null in a real shop. */
  demoEmail: string | null;
}

export function StaffSignIn({ problem, demoEmail }: StaffSignInProps) {
  const problemId = problem === null ? undefined : "staff-problem";
  return (
    <div className="page grid max-w-md gap-8 pt-14">
      <div>
        <h1 className="text-title">Staff desk</h1>
        <p className="mt-2 text-muted">For people who work here: see the shop as a customer sees it.</p>
      </div>
      <Form action="/staff/sign-in" method="post" className="grid gap-5" aria-describedby={problemId}>
        {problem === null ? null : <Refusal id="staff-problem">{problem}</Refusal>}
        <SignInFields emailLabel="Staff email" />
      </Form>
      {demoEmail === null ? null : (
        <aside className="border-line border-t pt-6 text-muted text-sm">
          <h2 className="font-medium font-sans text-ink">This is a demo</h2>
          <p className="mt-1">
            The one member of staff is <code className="text-ink">{demoEmail}</code>, with the password{" "}
            <code className="text-ink">emulator-staff</code>.
          </p>
        </aside>
      )}
    </div>
  );
}
