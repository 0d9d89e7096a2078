import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

export default function NotFound() {
  return (
    <div className="page pt-14">
      <h1 className="sr-only">Not found</h1>
      <EmptyState title="There is nothing here" action={{ href: "/", label: "Back to the shop" }}>
        The page has moved, or never existed. What you are looking for may be in the shop.
      </EmptyState>
    </div>
  );
}
