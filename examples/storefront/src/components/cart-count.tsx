"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";

export interface CartCountProps {
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
      <Link href="/cart" prefetch={false} className="flex min-h-11 items-center gap-1.5 hover:text-fern">
        Cart
        {count ? (
          <span className="rounded-full bg-fern px-2 text-on-fern text-sm leading-6 tabular-nums">
            <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
            <span className="sr-only">, {itemsText(count)}</span>
          </span>
        ) : null}
      </Link>
      <span role="status" className="sr-only">
        {news}
      </span>
    </>
  );
}

const itemsText = (count: number) => (count === 1 ? "1 item" : `${count} items`);
