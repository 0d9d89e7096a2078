import type { ReactNode } from "react";
import Link from "@/components/navigation/link";
import { FernMark } from "./site/fern-mark";

interface EmptyStateProps {
  title: string;
  children: ReactNode;
  action: { href: string; label: string };
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="card flex flex-col items-center px-6 py-14 text-center">
      <FernMark className="h-12 w-auto text-fern/60" />
      <h2 className="mt-5 text-xl">{title}</h2>
      <p className="mt-2 max-w-sm text-balance text-muted">{children}</p>
      <Link href={action.href} className="button mt-6">
        {action.label}
      </Link>
    </div>
  );
}
