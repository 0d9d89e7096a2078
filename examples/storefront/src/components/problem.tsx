"use client";

import { useEffect, useRef } from "react";
import Link from "@/components/navigation/link";
import { ProblemCard } from "./problem-card";

export interface ProblemProps {
  error: unknown;
  retry: () => void;
}

/** What a shopper sees in place of a page that threw, with a way on. */
export function Problem({ error, retry }: ProblemProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <ProblemCard digest={digestOf(error)} headingRef={heading}>
      <button type="button" className="button" onClick={() => retry()}>
        Try again
      </button>
      <Link href="/" className="button button-quiet">
        Back to the shop
      </Link>
    </ProblemCard>
  );
}

const digestOf = (error: unknown) =>
  error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
