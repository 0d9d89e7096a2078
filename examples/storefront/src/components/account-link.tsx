import Link from "next/link";
import { getShownCustomerId } from "@/staff/shown-customer";

const linkClass = "button button-quiet gap-1 whitespace-nowrap px-4 sm:px-5";

export async function AccountLink() {
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

/** Until it is known who this is; where no script can ever show it, the way to the account, which asks for it. */
export function AccountLinkSkeleton() {
  return (
    <>
      <span className="skeleton h-11 w-24 rounded-full noscript:hidden" />
      <Link href="/account" prefetch={false} className={`${linkClass} hidden noscript:inline-flex`}>
        Account
      </Link>
    </>
  );
}
