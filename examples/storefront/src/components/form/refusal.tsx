import type { ReactNode } from "react";

/** Why a form was refused: read out as soon as it is there. */
export function Refusal({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="rounded-lg bg-alert-wash px-4 py-3 font-medium text-alert">
      {children}
    </p>
  );
}
