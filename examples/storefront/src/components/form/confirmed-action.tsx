"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, untouched } from "@/forms/form-state";
import { Refusal } from "./refusal";

interface ConfirmedActionProps {
  action: FormAction;
  label: string;
  confirmLabel: string;
  /** What the shopper should know before. */
  children: ReactNode;
}

/** Something that cannot be undone: the first press shows the button that does it, with and without JavaScript. */
export function ConfirmedAction({ action, label, confirmLabel, children }: ConfirmedActionProps) {
  const [{ problem }, send, isPending] = useActionState(action, untouched());
  return (
    <details open={problem !== null} className="mt-10 max-w-xl border-line border-t pt-5">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-alert underline underline-offset-4">
        {label}
      </summary>
      <form action={send} className="mt-2 grid justify-items-start gap-4">
        <p className="text-muted">{children}</p>
        {problem === null ? null : <Refusal>{problem}</Refusal>}
        <button
          type="submit"
          disabled={isPending}
          className="button button-quiet border-alert text-alert hover:bg-alert-wash disabled:opacity-60"
        >
          {confirmLabel}
        </button>
      </form>
    </details>
  );
}
