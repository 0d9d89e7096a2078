"use client";

import { CustomerFields, useCustomerForm } from "@/components/form/customer-form";
import { Form } from "@/components/form/form";
import { StaleNotice } from "@/components/form/stale-notice";
import { removeLine } from "./actions";

interface RemoveFormProps {
  lineEntityId: string;
  name: string;
}

export function RemoveForm({ lineEntityId, name }: RemoveFormProps) {
  const form = `remove-${lineEntityId}`;
  const { state, send, isPending } = useCustomerForm(form, removeLine);
  return (
    <Form action={send}>
      <input type="hidden" name="line" value={lineEntityId} />
      <CustomerFields name={form} state={state} />
      <button
        type="submit"
        disabled={isPending}
        aria-label={`Remove ${name}`}
        className="link min-h-11 cursor-pointer text-muted text-sm"
      >
        {isPending ? "Removing…" : "Remove"}
      </button>
      {state.stale === undefined ? null : (
        <div className="mt-2">
          <StaleNotice stale={state.stale} />
        </div>
      )}
      {state.problem === null ? null : (
        <p role="alert" className="font-medium text-alert text-sm">
          {state.problem}
        </p>
      )}
    </Form>
  );
}
