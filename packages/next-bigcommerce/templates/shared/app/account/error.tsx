"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";

/** The error's message is for developers, and is in the server's log: shoppers are told what they can do. */
export default function AccountError({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const tryAgain = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert">
      <h1>This did not work</h1>
      <p>Your account cannot be shown just now. Please try again in a moment.</p>
      <button type="button" onClick={tryAgain}>
        Try again
      </button>
    </div>
  );
}
