import type { ReactNode, Ref } from "react";
import { type Problem as ProblemName, problemOfCode } from "@/forms/problem";

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
  text: "The fault is ours. Please try again in a moment.",
};

interface ProblemCardProps {
  /** What the browser gets of an error: BigCommerce's code and a reference for the log, or Next's own digest. */
  digest: string | null;
  headingRef?: Ref<HTMLHeadingElement>;
  /** The ways on. */
  children: ReactNode;
}

/** What a shopper sees in place of what failed. */
export function ProblemCard({ digest, headingRef, children }: ProblemCardProps) {
  const { code, reference } = readDigest(digest);
  const { title, text } = texts[problemOfCode(code)] ?? anyProblem;
  return (
    <div role="alert" className="card px-6 py-12 text-center">
      <h1 ref={headingRef} tabIndex={-1} className="text-2xl outline-none">
        {title}
      </h1>
      <p className="mx-auto mt-2 max-w-md text-balance text-muted">{text}</p>
      <div className="mt-6 flex flex-wrap items-center justify-center gap-3">{children}</div>
      {reference === null ? null : (
        <p className="mt-6 text-muted text-sm">
          If you write to us, please mention:{" "}
          <code>{code === null ? reference : `${code} ${reference}`}</code>
        </p>
      )}
    </div>
  );
}

interface ErrorReference {
  readonly code: string | null;
  readonly reference: string | null;
}

function readDigest(digest: string | null): ErrorReference {
  if (digest === null || digest === "") return { code: null, reference: null };
  const match = /^bigcommerce:([a-z_]+):(.+)$/.exec(digest);
  return { code: match?.[1] ?? null, reference: match?.[2] ?? digest };
}
