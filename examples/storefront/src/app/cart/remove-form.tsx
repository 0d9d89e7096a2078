"use client";

import { useActionState } from "react";
import { cartProblems } from "@/cart/cart-problem";
import { WithoutScript } from "@/components/form/without-script";
import { removeLine } from "./actions";

interface RemoveFormProps {
  lineEntityId: string;
  name: string;
}

export function RemoveForm({ lineEntityId, name }: RemoveFormProps) {
  const [{ problem }, action, isPending] = useActionState(removeLine, { problem: null });
  return (
    <form action={action}>
      <input type="hidden" name="line" value={lineEntityId} />
      <WithoutScript page="/cart" />
      <button
        type="submit"
        disabled={isPending}
        aria-label={`Remove ${name}`}
        className="link min-h-11 cursor-pointer text-muted text-sm"
      >
        {isPending ? "Removing…" : "Remove"}
      </button>
      {problem === null ? null : (
        <p role="alert" className="font-medium text-alert text-sm">
          {cartProblems[problem]}
        </p>
      )}
    </form>
  );
}
