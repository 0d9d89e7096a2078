"use client";

import { type FormEvent, useState } from "react";
import { CustomerFields } from "@/components/form/customer-form";
import { SignOutForm } from "@/components/form/sign-out-form";

interface SignedInNoticeProps {
  /** Whether this document is the one that the browser came back to. A page that is drawn anew later is not. */
  isArrival: boolean;
  /** Null if it is not known. */
  name: string | null;
}

/** Asks whoever came back from the checkout until they answer or leave the document. */
export function SignedInNotice(props: SignedInNoticeProps) {
  const [{ isArrival, name }] = useState(props);
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
        <SignOutForm fields={<CustomerFields name="sign-out" />} className="button px-5" />
        <form
          action="/cart/stay"
          method="post"
          onSubmit={(event) => {
            sendAside(event);
            setAnswered(true);
          }}
        >
          <CustomerFields name="stay" />
          <button type="submit" className="button button-quiet px-5">
            Stay signed in
          </button>
        </form>
      </div>
    </aside>
  );
}

/** Without JavaScript the page is loaded again. If the answer is lost, the shop asks once more at the next arrival. */
function sendAside(event: FormEvent<HTMLFormElement>): void {
  event.preventDefault();
  const { action, method } = event.currentTarget;
  const body = new FormData(event.currentTarget);
  fetch(action, { method, body, redirect: "manual", keepalive: true }).catch(() => {});
}
