"use client";

import { createPortal } from "react-dom";

/**
 * While the next page is on its way: a bar at the top of the window, which nothing on the page moves for, and a mark
 * inside the link or form that was used, for its own look.
 */
export function PageProgress({ isPending }: { isPending: boolean }) {
  if (!isPending) return null;
  return (
    <>
      <span hidden data-pending="" />
      {createPortal(
        <div role="status" className="page-progress">
          <span className="sr-only">Loading the page</span>
        </div>,
        document.body,
      )}
    </>
  );
}
