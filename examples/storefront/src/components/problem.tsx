"use client";

import { useEffect, useRef } from "react";
import { type Problem as ProblemName, problemOfCode } from "@/forms/problem";

export interface ProblemProps {
  error: unknown;
  retry: () => void;
}

/** What a page says; for the other problems of a page `anyProblem` says enough. */
const texts: Partial<Record<ProblemName, { title: string; text: string }>> = {
  busy: {
    title: "We are very busy just now",
    text: "Too many people at once. Please try again in a moment.",
  },
  readOnly: {
    title: "Read-only",
    text: "You see the shop as a customer, and may not change anything for them. Nothing was changed.",
  },
  staffEnded: {
    title: "Your staff session has ended",
    text: "Please sign in at the staff desk again to see the shop as a customer.",
  },
  signedOut: {
    title: "You have been signed out",
    text: "Please sign out and sign in again to see your account.",
  },
};

const anyProblem = {
  title: "We could not load this just now",
  text: "The fault is ours, and nothing was changed. Please try again in a moment.",
};

/** What a shopper sees in place of a page that failed, with a way on. */
export function Problem({ error, retry }: ProblemProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { code, reference } = readErrorDigest(error);
  const { title, text } = texts[problemOfCode(code)] ?? anyProblem;
  useEffect(() => heading.current?.focus(), []);
  return (
    <div role="alert" className="card px-6 py-12 text-center">
      <h1 ref={heading} tabIndex={-1} className="text-2xl outline-none">
        {title}
      </h1>
      <p className="mx-auto mt-2 max-w-md text-balance text-muted">{text}</p>
      <button type="button" className="button mt-6" onClick={() => retry()}>
        Try again
      </button>
      {reference === null ? null : (
        <p className="mt-6 text-muted text-sm">
          If you write to us, please mention:{" "}
          <code>{code === null ? reference : `${code} ${reference}`}</code>
        </p>
      )}
    </div>
  );
}

/** What the browser gets of an error: BigCommerce's code and a reference for the log, or Next's own digest. */
interface ErrorReference {
  readonly code: string | null;
  readonly reference: string | null;
}

function readErrorDigest(error: unknown): ErrorReference {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  if (typeof digest !== "string" || digest === "") return { code: null, reference: null };
  const match = /^bigcommerce:([a-z_]+):(.+)$/.exec(digest);
  return { code: match?.[1] ?? null, reference: match?.[2] ?? digest };
}
