"use client";

import { useEffect, useRef } from "react";

/** Takes the focus when a line is removed: the button that had it is gone. */
export function CartHeading({ lineCount }: { lineCount: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(lineCount);
  useEffect(() => {
    if (lineCount < before.current) heading.current?.focus();
    before.current = lineCount;
  }, [lineCount]);
  return (
    <h1 ref={heading} tabIndex={-1} className="text-title outline-none">
      Your cart
    </h1>
  );
}
