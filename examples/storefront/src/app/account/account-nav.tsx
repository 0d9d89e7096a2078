"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import Link from "@/components/navigation/link";

const links = [
  { href: "/account", segment: null, label: "Overview" },
  { href: "/account/orders", segment: "orders", label: "Orders" },
  { href: "/account/addresses", segment: "addresses", label: "Addresses" },
  { href: "/account/wishlists", segment: "wishlists", label: "Wishlists" },
  { href: "/account/profile", segment: "profile", label: "Profile" },
] as const;

/** Pills that wrap on a phone, a column of rows beside the page. */
const itemClass =
  "flex min-h-11 items-center rounded-full border border-line px-4 font-medium text-sm hover:bg-sunken md:rounded-lg md:border-transparent md:px-3 md:text-base";

export function AccountNav() {
  return <AccountNavLinks current={useSelectedLayoutSegment()} />;
}

/** The account's pages, with the one the shopper is on; `undefined` while that is not known. */
export function AccountNavLinks({ current }: { current: string | null | undefined }) {
  return (
    <nav aria-label="Account">
      <ul className="flex flex-wrap gap-2 md:grid md:gap-1">
        {links.map(({ href, segment, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={segment === current ? "page" : undefined}
              className={`${itemClass} aria-[current]:border-fern-wash aria-[current]:bg-fern-wash aria-[current]:text-fern-deep`}
            >
              {label}
            </Link>
          </li>
        ))}
        <li className="md:mt-3 md:border-line md:border-t md:pt-3">
          <form action="/logout" method="post">
            <button
              type="submit"
              className={`${itemClass} cursor-pointer text-muted hover:text-ink md:w-full`}
            >
              Sign out
            </button>
          </form>
        </li>
      </ul>
    </nav>
  );
}
