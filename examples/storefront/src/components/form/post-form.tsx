"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import type { FormState } from "@/forms/form-state";
import { Form } from "./form";
import { FormStateContext } from "./form-field";
import { StaleNotice } from "./stale-notice";

interface PostFormProps {
  /** Where the form goes: a Server Action, or the address of a route handler. */
  action: string | ((form: FormData) => void);
  state: FormState;
  isPending?: boolean;
  submitLabel: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A form with its problem, its fields and its button; after a refusal the first thing that is wrong has the focus. */
export function PostForm({ action, state, isPending = false, submitLabel, aside, children }: PostFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const problemId = useId();
  useEffect(() => focusFirstError(form.current, state), [state]);
  const problem = problemText(state);
  const isRefused = problem !== null || state.stale !== undefined;
  const method = typeof action === "string" ? "post" : undefined;
  return (
    <FormStateContext value={state}>
      <Form
        ref={form}
        action={action}
        method={method}
        aria-describedby={isRefused ? problemId : undefined}
        className="grid max-w-xl gap-5"
      >
        {state.stale === undefined ? null : <StaleNotice id={problemId} stale={state.stale} />}
        {problem === null ? null : (
          <p
            id={problemId}
            role="alert"
            tabIndex={-1}
            data-problem=""
            className="rounded-lg bg-alert-wash px-4 py-3 font-medium text-alert"
          >
            {problem}
          </p>
        )}
        {children}
        <div className="mt-1 flex flex-wrap items-center gap-x-6 gap-y-3">
          <button type="submit" className="button max-sm:w-full disabled:opacity-60" disabled={isPending}>
            {submitLabel}
          </button>
          {aside}
        </div>
      </Form>
    </FormStateContext>
  );
}

function problemText({ problem, fieldErrors }: FormState): string | null {
  if (problem !== null) return problem;
  return Object.keys(fieldErrors).length > 0 ? "Please look at what is marked below." : null;
}

function focusFirstError(form: HTMLFormElement | null, state: FormState): void {
  if (problemText(state) === null && state.stale === undefined) return;
  const firstWrong = form?.querySelector<HTMLElement>("[aria-invalid='true']");
  (firstWrong ?? form?.querySelector<HTMLElement>("[data-problem]"))?.focus();
}
