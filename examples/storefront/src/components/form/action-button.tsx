"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, untouched } from "@/forms/form-state";

interface ActionButtonProps {
  action: FormAction;
  /** What the button does, if its words alone do not say it. */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** A form of one button. */
export function ActionButton({
  action,
  label,
  className = "button button-quiet",
  children,
}: ActionButtonProps) {
  const [{ problem }, send, isPending] = useActionState(action, untouched());
  return (
    <form action={send}>
      <button
        type="submit"
        aria-label={label}
        disabled={isPending}
        className={`${className} disabled:opacity-60`}
      >
        {children}
      </button>
      {problem === null ? null : (
        <p role="alert" className="mt-2 font-medium text-alert text-sm">
          {problem}
        </p>
      )}
    </form>
  );
}
