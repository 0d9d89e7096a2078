"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useId } from "react";
import type { FormState, StaleForm } from "@/forms/form-state";

interface StaleNoticeProps {
  stale: StaleForm;
  /** What was entered in a form that may not be on the page. */
  values?: FormState["values"];
  /** The page has been loaded again since, for whoever is signed in now: the form that was sent is not on it. */
  isNewPage?: boolean;
  id?: string;
}

/** A form that was not sent, since somebody else is signed in now: whose account it is, and both ways on. */
export function StaleNotice({ stale, values = {}, isNewPage = false, id }: StaleNoticeProps) {
  const page = usePathname();
  const { customerName } = stale;
  return (
    <div
      id={id}
      role="alert"
      tabIndex={-1}
      data-problem=""
      className="grid gap-2 rounded-lg bg-alert-wash px-4 py-3 text-alert"
    >
      <p dir="auto" className="font-medium">
        {staleText(stale)}
      </p>
      <Entered values={values} />
      <p className="flex flex-wrap gap-x-5">
        <WayOn href={`/login?${new URLSearchParams({ next: page })}`} isNewTab={!isNewPage}>
          {isNewPage ? "Sign in again" : "Sign in again in a new tab, then send this form"}
        </WayOn>
        {isNewPage ? null : (
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

function staleText({ because, customerName }: StaleForm): string {
  const now =
    customerName === null ? "Nobody is signed in here now" : `You are signed in as ${customerName} now`;
  return because === "changed"
    ? `${now}, but this page was made for somebody else. Nothing was changed.`
    : `${now}. This form does not say for whom it was made, so nothing was changed.`;
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
