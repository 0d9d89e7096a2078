"use client";

import { useEffect, useRef, useState } from "react";
import Link from "@/components/navigation/link";

interface CartCountProps {
  /** Items in the cart; null while that is not known. */
  count: number | null;
}

/** The way to the cart, with what is in it. The number is read out when it changes, not on every page. */
export function CartCount({ count }: CartCountProps) {
  const before = useRef(count);
  const [news, setNews] = useState("");
  useEffect(() => {
    if (count !== null && before.current !== null && before.current !== count)
      setNews(`Your cart has ${itemsText(count)}`);
    before.current = count;
  }, [count]);
  return (
    <>
      <Link
        href="/cart"
        prefetch={false}
        className="relative flex min-h-11 min-w-11 items-center justify-center gap-1.5 hover:text-fern"
      >
        <BagMark />
        {count ? <FilledCart count={count} /> : <span className="max-sm:sr-only">Cart</span>}
      </Link>
      <span role="status" className="sr-only">
        {news}
      </span>
    </>
  );
}

/** The name in one piece: of several, a browser makes "Cart , 3 items". */
function FilledCart({ count }: { count: number }) {
  return (
    <>
      <span className="sr-only">Cart, {itemsText(count)}</span>
      <span aria-hidden="true" className="max-sm:hidden">
        Cart
      </span>
      <span
        aria-hidden="true"
        className="min-w-5 rounded-full bg-fern px-1.5 text-center text-on-fern text-xs leading-5 tabular-nums max-sm:absolute max-sm:top-0.5 max-sm:right-0"
      >
        {count > 99 ? "99+" : count}
      </span>
    </>
  );
}

const itemsText = (count: number) => (count === 1 ? "1 item" : `${count} items`);

/** In place of the word if there is no room for it. */
function BagMark() {
  return (
    <svg viewBox="0 0 24 24" className="size-6 sm:hidden" aria-hidden="true" fill="none">
      <g stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round">
        <path d="M5 8.500h14l-1 11.500H6L5 8.500Z" />
        <path d="M8.500 11V7a3.500 3.500 0 0 1 7 0v4" />
      </g>
    </svg>
  );
}
