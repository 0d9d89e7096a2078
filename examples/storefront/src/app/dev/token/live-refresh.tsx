"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/** Asks for the page again every second, until it is paused; without JavaScript a link does it once. */
export function LiveRefresh() {
  const router = useRouter();
  const [isLive, setIsLive] = useState(true);
  useEffect(() => {
    if (!isLive) return;
    const timer = setInterval(() => document.hidden || router.refresh(), 1000);
    return () => clearInterval(timer);
  }, [isLive, router]);
  return (
    <>
      <button
        type="button"
        aria-pressed={isLive}
        onClick={() => setIsLive(!isLive)}
        className="button button-quiet scripting-only"
      >
        <span
          aria-hidden="true"
          className={`size-2.5 rounded-full ${isLive ? "bg-fern" : "border border-field"}`}
        />
        Live
      </button>
      <noscript>
        <a href="/dev/token" className="button button-quiet">
          Look again
        </a>
      </noscript>
    </>
  );
}
