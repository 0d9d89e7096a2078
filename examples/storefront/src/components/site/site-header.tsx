import { Suspense } from "react";
import Link from "@/components/navigation/link";
import { shop } from "@/lib/shop";
import { getShownCustomerId } from "@/staff/shown-customer";
import { CartLink } from "./cart-link";
import { FernMark } from "./fern-mark";
import { QuickSearch } from "./quick-search";

export function SiteHeader() {
  return (
    <header className="border-line border-b bg-paper">
      <div className="page flex min-h-17 flex-wrap items-center justify-between gap-x-3 gap-y-2 max-md:pt-3">
        <Link href="/" className="flex items-center gap-2.5 font-display text-xl sm:text-[1.4rem]">
          <FernMark className="h-8 w-auto text-fern" />
          <span className="whitespace-nowrap max-[22.5rem]:sr-only">{shop.name}</span>
        </Link>
        <div className="max-md:order-last max-md:basis-full max-md:pb-3 md:w-72">
          <QuickSearch />
        </div>
        <nav aria-label="Main" className="flex items-center gap-2 font-medium sm:gap-8">
          <Link href="/" className="max-sm:hidden hover:text-fern">
            Shop
          </Link>
          <CartLink />
          <Suspense fallback={<AccountLinkSkeleton />}>
            <AccountLink />
          </Suspense>
        </nav>
      </div>
    </header>
  );
}

const linkClass = "button button-quiet gap-1 whitespace-nowrap px-4 sm:px-5";

async function AccountLink() {
  const customerId = await getShownCustomerId();
  return customerId === null ? (
    <Link href="/login" className={linkClass}>
      Sign in
    </Link>
  ) : (
    <Link href="/account" className={linkClass}>
      <span className="max-sm:sr-only">Your </span>
      <span className="max-sm:capitalize">account</span>
    </Link>
  );
}

/** Until it is known who this is. That takes JavaScript: without it there is a link to the account, which asks who it is. */
function AccountLinkSkeleton() {
  return (
    <>
      <span className="skeleton h-11 w-24 rounded-full noscript:hidden" />
      <Link href="/account" prefetch={false} className={`${linkClass} hidden noscript:inline-flex`}>
        Account
      </Link>
    </>
  );
}
