"use client";

import { Problem, type ProblemProps } from "@/components/problem";
import { shop } from "@/lib/shop";
import "./globals.css";

/** Replaces the root layout if that itself failed. Its links load a whole new document: nothing here is left to rely on. */
export default function GlobalError(props: ProblemProps) {
  return (
    <html lang={shop.locale}>
      <body>
        <title>{`Something went wrong · ${shop.name}`}</title>
        <header className="border-line border-b bg-paper">
          <div className="page flex min-h-17 flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <a href="/" className="font-display text-xl">
              {shop.name}
            </a>
            <nav aria-label="Main" className="flex gap-6 font-medium">
              <a href="/">Shop</a>
              <a href="/cart">Cart</a>
              <a href="/account">Your account</a>
            </nav>
          </div>
        </header>
        <main className="page py-20">
          <Problem {...props} />
        </main>
      </body>
    </html>
  );
}
