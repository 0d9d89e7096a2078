"use client";

import Link from "next/link";
import { useSelectedLayoutSegment } from "next/navigation";

const links = [
  { href: "/account", segment: null, label: "Overview" },
  { href: "/account/orders", segment: "orders", label: "Orders" },
  { href: "/account/addresses", segment: "addresses", label: "Addresses" },
  { href: "/account/wishlists", segment: "wishlists", label: "Wishlists" },
] as const;

export function AccountNav() {
  return <AccountNavLinks current={useSelectedLayoutSegment()} />;
}

/** The account's pages, with the one the shopper is on; `undefined` while that is not known. */
export function AccountNavLinks({ current }: { current: string | null | undefined }) {
  return (
    <nav aria-label="Account" className="-mx-5 overflow-x-auto px-5 md:mx-0 md:px-0">
      <ul className="flex gap-1 md:grid">
        {links.map(({ href, segment, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={segment === current ? "page" : undefined}
              className="flex min-h-11 items-center whitespace-nowrap rounded-lg px-3 font-medium hover:bg-sunken aria-[current]:bg-fern-wash aria-[current]:text-fern-deep"
            >
              {label}
            </Link>
          </li>
        ))}
        <li className="md:mt-3 md:border-line md:border-t md:pt-3">
          <form action="/logout" method="post">
            <button
              type="submit"
              className="flex min-h-11 w-full cursor-pointer items-center whitespace-nowrap rounded-lg px-3 font-medium text-muted hover:bg-sunken hover:text-ink"
            >
              Sign out
            </button>
          </form>
        </li>
      </ul>
    </nav>
  );
}
