import type { FormState } from "@/forms/form-state";
import { Entered, StaleNotice } from "./stale-notice";

/** What a form was answered, and what was typed in it, where the page with the form cannot be shown. */
export function FormAnswerNotice({ state }: { state: FormState }) {
  if (state.stale !== undefined) return <StaleNotice stale={state.stale} values={state.values} />;
  const problems = [state.problem ?? "", ...Object.values(state.fieldErrors)].filter((text) => text !== "");
  return (
    <div role="alert" className="grid gap-2 rounded-lg bg-alert-wash px-4 py-3 text-alert">
      {problems.map((problem) => (
        <p key={problem} className="font-medium">
          {problem}
        </p>
      ))}
      <Entered values={state.values} />
    </div>
  );
}
