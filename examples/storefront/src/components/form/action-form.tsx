"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, type FormState, untouched } from "@/forms/form-state";
import { PostForm } from "./post-form";

interface ActionFormProps {
  action: FormAction;
  /** What the fields hold at first. */
  values?: FormState["values"];
  /** A refusal to show from the start: without JavaScript it comes with the page. */
  refused?: FormState | null;
  submitLabel: string;
  /** What happens beside the button, for example the way back. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The form of a Server Action; without JavaScript the browser posts it. */
export function ActionForm({ action, values, refused = null, ...rest }: ActionFormProps) {
  const shown = { ...untouched(), ...refused, values: { ...values, ...refused?.values } };
  const [state, send, isPending] = useActionState(action, shown);
  return <PostForm {...rest} state={state} action={send} isPending={isPending} />;
}
