"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Form } from "@/components/form/form";
import { SignOutForm } from "@/components/form/sign-out-form";

interface SignedInNoticeProps {
  /** Whether this document is the one that the browser came back to. A page that is drawn anew later is not. */
  isArrival: boolean;
  /** Null if it is not known. */
  name: string | null;
  /** In each form: for whom it was drawn. */
  fields: ReactNode;
}

/** Asks whoever came back from the checkout until they answer or leave the document. */
export function SignedInNotice(props: SignedInNoticeProps) {
  const [{ isArrival, name, fields }] = useState(props);
  const [isAnswered, setAnswered] = useState(false);
  if (!isArrival || isAnswered) return null;
  return (
    <aside aria-label="Still signed in" className="visit-notice card">
      <p>
        You are still signed in here
        {name === null ? null : (
          <>
            {" "}
            as <bdi className="font-semibold">{name}</bdi>
          </>
        )}
        .
      </p>
      <div className="flex flex-wrap gap-2">
        <SignOutForm fields={fields} className="button px-5" />
        <StayForm fields={fields} onAnswer={() => setAnswered(true)} />
      </div>
    </aside>
  );
}

interface StayFormProps extends Pick<SignedInNoticeProps, "fields"> {
  onAnswer: () => void;
}

/** The page stays as it is; without JavaScript it is loaded again. */
function StayForm({ fields, onAnswer }: StayFormProps) {
  function answer(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { action, method } = event.currentTarget;
    const body = new FormData(event.currentTarget);
    // If it is lost on the way, the shop asks once more at the next arrival.
    fetch(action, { method, body, redirect: "manual", keepalive: true }).catch(() => {});
    onAnswer();
  }
  return (
    <Form action="/cart/stay" method="post" onSubmit={answer}>
      {fields}
      <button type="submit" className="button button-quiet px-5">
        Stay signed in
      </button>
    </Form>
  );
}
