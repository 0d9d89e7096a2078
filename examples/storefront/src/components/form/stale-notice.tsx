"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useId } from "react";
import type { FormState, StaleForm } from "@/forms/form-state";

interface StaleNoticeProps {
  stale: StaleForm;
  /** What was entered in a form that may not be on the page. */
  values?: FormState["values"];
  /** The checkout did not open, and the cart's page has been loaded again since, for whoever is here now. */
  isCheckout?: boolean;
  id?: string;
}

/** A form that was not sent, since somebody else is here now: whose account it is, and the ways on that there are. */
export function StaleNotice({ stale, values = {}, isCheckout = false, id }: StaleNoticeProps) {
  const page = usePathname();
  const { customerName } = stale;
  const back = wayBack(stale, isCheckout, page);
  return (
    <div
      id={id}
      role="alert"
      tabIndex={-1}
      data-problem=""
      className="grid gap-2 rounded-lg bg-alert-wash px-4 py-3 text-alert"
    >
      <p className="font-medium">
        <WhoIsHere {...stale} />
        {refusal(stale, isCheckout)}
      </p>
      <Entered values={values} />
      <p className="flex flex-wrap gap-x-5 gap-y-1 empty:hidden">
        {back === null ? null : (
          <WayOn href={back.href} isNewTab={!isCheckout}>
            {back.label}
          </WayOn>
        )}
        {isCheckout ? null : (
          <WayOn href={page}>
            {customerName === null ? (
              "Load the page again"
            ) : (
              <span>
                Load the page again for <bdi>{customerName}</bdi>
              </span>
            )}
          </WayOn>
        )}
      </p>
    </div>
  );
}

function WhoIsHere({ customerName, isStaffView }: StaleForm) {
  if (customerName === null) return "Nobody is signed in here now";
  return (
    <>
      {isStaffView ? "You see the shop as " : "You are signed in as "}
      <bdi>{customerName}</bdi> now{isStaffView ? " (staff view)" : ""}
    </>
  );
}

function refusal(stale: StaleForm, isCheckout: boolean): string {
  // An empty cart beside it must not read as if this had emptied it.
  const outcome = isCheckout ? "You were not taken to the checkout." : "Nothing was changed.";
  if (stale.because === "unstamped") return `. This form does not say for whom it was made. ${outcome}`;
  const before = isCheckout
    ? "the page you came from was opened before that"
    : `this page was ${origin(stale)}`;
  return `, but ${before}. ${outcome}`;
}

function origin({ drawnFor, isStaffView, customerName }: StaleForm): string {
  if (drawnFor === "guest") return "opened before anybody was signed in";
  if (drawnFor === "staff") return `made for ${isStaffView ? "another" : "a"} staff view`;
  if (isStaffView) return "made for the customer who was signed in before";
  return customerName === null ? "made for somebody who was" : "made for somebody else";
}

/** How whoever the form was drawn for comes back to send it; null for a guest's, and for one that nobody can send. */
function wayBack({ because, drawnFor, customerName }: StaleForm, isCheckout: boolean, page: string) {
  if (because === "unstamped" || drawnFor === "guest") return null;
  const label = "in a new tab, then send this form";
  if (drawnFor === "staff") return { href: "/staff", label: `Enter that staff view again ${label}` };
  const href = `/login?${new URLSearchParams({ next: page })}`;
  if (!isCheckout) return { href, label: `Sign in again ${label}` };
  return { href, label: customerName === null ? "Sign in again" : "Sign in as somebody else" };
}

function WayOn({ href, isNewTab, children }: { href: string; isNewTab?: boolean; children: ReactNode }) {
  return (
    // A whole new document: nothing of the page before is kept.
    <a
      href={href}
      target={isNewTab ? "_blank" : undefined}
      className="inline-flex min-h-11 items-center underline underline-offset-4"
    >
      {children}
    </a>
  );
}

/** What was typed is in its form if the page has it, and here in any case. */
export function Entered({ values }: { values: FormState["values"] }) {
  const id = useId();
  const entered = Object.entries(values).filter(([, value]) => value !== "");
  if (entered.length === 0) return null;
  return (
    <details>
      <summary id={id} className="cursor-pointer">
        What you had entered
      </summary>
      <ul aria-labelledby={id} dir="auto" className="mt-1">
        {entered.map(([name, value]) => (
          <li key={name}>{value}</li>
        ))}
      </ul>
    </details>
  );
}
