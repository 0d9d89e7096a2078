"use client";

import { Problem, type ProblemProps } from "@/components/problem";
import { shop } from "@/lib/shop";
import "./globals.css";

/** Replaces the root layout if that itself failed. */
export default function GlobalError(props: ProblemProps) {
  return (
    <html lang={shop.locale}>
      <body>
        <title>{`Something went wrong · ${shop.name}`}</title>
        <main className="page py-20">
          <Problem {...props} />
        </main>
      </body>
    </html>
  );
}
