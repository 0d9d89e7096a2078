"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";
import { CustomerFields } from "@/components/form/customer-form";
import { SignOutForm } from "@/components/form/sign-out-form";
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
  return (
    <AccountNavLinks
      current={useSelectedLayoutSegment()}
      signOutFields={<CustomerFields name="sign-out" />}
    />
  );
}

interface AccountNavLinksProps {
  /** The page that the shopper is on; `undefined` while that is not known. */
  current: string | null | undefined;
  /** Whose session the button ends. While that is not known, it leads to a page that asks. */
  signOutFields?: ReactNode;
}

export function AccountNavLinks({ current, signOutFields }: AccountNavLinksProps) {
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
          <SignOutForm
            fields={signOutFields}
            className={`${itemClass} cursor-pointer text-muted hover:text-ink md:w-full`}
          />
        </li>
      </ul>
    </nav>
  );
}
