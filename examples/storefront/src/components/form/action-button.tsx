"use client";

import type { ReactNode } from "react";
import type { FormAction } from "@/forms/form-state";
import { CustomerFields, useCustomerForm } from "./customer-form";
import { Form } from "./form";
import { StaleNotice } from "./stale-notice";

interface ActionButtonProps {
  /** The name of the form, which no other one of the page has. */
  name: string;
  action: FormAction;
  /** What the button does, if its words alone do not say it. */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** A form of one button. */
export function ActionButton({
  name,
  action,
  label,
  className = "button button-quiet",
  children,
}: ActionButtonProps) {
  const { state, send, isPending } = useCustomerForm(name, action);
  return (
    <Form action={send}>
      <CustomerFields name={name} state={state} />
      <button
        type="submit"
        aria-label={label}
        disabled={isPending}
        className={`${className} disabled:opacity-60`}
      >
        {children}
      </button>
      {state.stale === undefined ? null : (
        <div className="mt-2">
          <StaleNotice stale={state.stale} />
        </div>
      )}
      {state.problem === null ? null : (
        <p role="alert" className="mt-2 font-medium text-alert text-sm">
          {state.problem}
        </p>
      )}
    </Form>
  );
}
