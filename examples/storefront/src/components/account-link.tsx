import Link from "next/link";
import { getShownCustomerId } from "@/lib/shown-customer";

export async function AccountLink() {
  const customerId = await getShownCustomerId();
  return customerId === null ? (
    <Link href="/login" className="button button-quiet gap-1 whitespace-nowrap px-4 sm:px-5">
      Sign in
    </Link>
  ) : (
    <Link href="/account" className="button button-quiet gap-1 whitespace-nowrap px-4 sm:px-5">
      <span className="max-sm:sr-only">Your </span>
      <span className="max-sm:capitalize">account</span>
    </Link>
  );
}
