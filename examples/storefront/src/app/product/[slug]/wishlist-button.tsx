"use client";

import { useState, useTransition } from "react";
import * as z from "zod/mini";
import { useFormsOfPage } from "@/components/form/customer-form";
import { StaleNotice } from "@/components/form/stale-notice";
import type { StaleForm } from "@/forms/form-state";
import { problemTexts } from "@/forms/problem";
import { nameOfCustomer } from "@/lib/customer-name";
import { signInToSend } from "@/lib/links";
import { CustomerChanged, ReadOnly, runOperation, SignedOut } from "@/lib/run-operation";

const name = z.object({ name: z.string() });
const savedSchema = z.object({
  wishlist: z.object({
    addWishlistItems: z.object({
      result: z.extend(name, {
        items: z.object({ edges: z.array(z.object({ node: z.object({ entityId: z.number() }) })) }),
      }),
    }),
  }),
});
const takenOffSchema = z.object({
  wishlist: z.object({ deleteWishlistItems: z.object({ result: name }) }),
});
const customerNameSchema = z.object({
  customer: z.nullable(z.object({ firstName: z.string(), lastName: z.string(), email: z.string() })),
});

const noNews = { text: "", isProblem: false };

interface WishlistButtonProps {
  productId: number;
  /** The product's item on the customer's first wishlist; null if it is not on it. */
  savedItemId: number | null;
}

/** Puts the product on the customer's first wishlist, or takes it off: shown at once, and undone if it failed. */
export function WishlistButton({ productId, savedItemId }: WishlistButtonProps) {
  const { stamp, isStaffView } = useFormsOfPage();
  const [stale, setStale] = useState<StaleForm>();
  const [itemId, setItemId] = useState(savedItemId);
  const [news, setNews] = useState(noNews);
  const [isPending, startTransition] = useTransition();
  const [isSaved, setSaved] = useState(savedItemId !== null);

  async function toggle() {
    if (itemId === null) {
      const { wishlist } = await runOperation("SaveToWishlist", { productId }, savedSchema, stamp);
      const { result } = wishlist.addWishlistItems;
      setItemId(result.items.edges[0]?.node.entityId ?? null);
      setNews({ text: `Saved to “${result.name}”.`, isProblem: false });
    } else {
      const { wishlist } = await runOperation("TakeOffWishlist", { itemId }, takenOffSchema, stamp);
      setItemId(null);
      setNews({ text: `Removed from “${wishlist.deleteWishlistItems.result.name}”.`, isProblem: false });
    }
  }

  function press() {
    if (isPending) return;
    const wasSaved = isSaved;
    setSaved(!wasSaved);
    setNews(noNews);
    setStale(undefined);
    startTransition(async () => {
      try {
        await toggle();
      } catch (error) {
        setSaved(wasSaved);
        if (error instanceof SignedOut) return leadToSignIn();
        if (error instanceof CustomerChanged) {
          const drawnFor = isStaffView ? "staff" : "customer";
          return setStale({ ...(await readStale()), isStaffView: error.isStaffView, drawnFor });
        }
        const { readOnly, failed } = problemTexts;
        setNews({ text: error instanceof ReadOnly ? readOnly : failed, isProblem: true });
      }
    });
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <button
        type="button"
        aria-pressed={isSaved}
        aria-busy={isPending}
        onClick={press}
        className="button button-quiet gap-2"
      >
        <Heart isFull={isSaved} />
        Save for later
      </button>
      {stale === undefined ? null : <StaleNotice stale={stale} />}
      <p
        role="status"
        dir="auto"
        className={news.isProblem ? "font-medium text-alert" : "font-medium text-fern-deep"}
      >
        {news.text}
      </p>
    </div>
  );
}

/** Whose browser it is now; somebody else's if that cannot be asked. */
async function readStale(): Promise<StaleForm> {
  try {
    const { customer } = await runOperation("CustomerName", {}, customerNameSchema);
    return { because: "changed", customerName: nameOfCustomer(customer) };
  } catch (error) {
    return { because: "changed", customerName: error instanceof SignedOut ? null : nameOfCustomer(null) };
  }
}

function leadToSignIn(): void {
  location.assign(signInToSend("/login", `${location.pathname}${location.search}`));
}

function Heart({ isFull }: { isFull: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={`h-5 w-5 stroke-current ${isFull ? "fill-current text-alert" : "fill-none"}`}
      strokeWidth="1.8"
      strokeLinejoin="round"
    >
      <path d="M12 20.5 3.9 12.6a5.1 5.1 0 0 1 0-7.3 5.2 5.2 0 0 1 7.3 0l.8.8.8-.8a5.2 5.2 0 0 1 7.3 0 5.1 5.1 0 0 1 0 7.3Z" />
    </svg>
  );
}
