"use client";

import type { ReactNode } from "react";
import type { FormAction } from "@/forms/form-state";
import { CustomerFields, useCustomerForm } from "./customer-form";
import { Form } from "./form";
import { Refusal } from "./refusal";
import { StaleNotice } from "./stale-notice";

interface ConfirmedActionProps {
  /** The name of the form, which no other one of the page has. */
  name: string;
  action: FormAction;
  label: string;
  confirmLabel: string;
  /** What the shopper should know before. */
  children: ReactNode;
}

/** Something that cannot be undone: the first press shows the button that does it, with and without JavaScript. */
export function ConfirmedAction({ name, action, label, confirmLabel, children }: ConfirmedActionProps) {
  const { state, send, isPending } = useCustomerForm(name, action);
  const { problem, stale } = state;
  return (
    <details
      open={problem !== null || stale !== undefined}
      className="mt-10 max-w-xl border-line border-t pt-5"
    >
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-alert underline underline-offset-4">
        {label}
      </summary>
      <Form action={send} className="mt-2 grid justify-items-start gap-4">
        <CustomerFields name={name} state={state} />
        <p className="text-muted">{children}</p>
        {stale === undefined ? null : <StaleNotice stale={stale} />}
        {problem === null ? null : <Refusal>{problem}</Refusal>}
        <button
          type="submit"
          disabled={isPending}
          className="button button-quiet border-alert text-alert hover:bg-alert-wash disabled:opacity-60"
        >
          {confirmLabel}
        </button>
      </Form>
    </details>
  );
}
