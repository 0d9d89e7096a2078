import Link from "next/link";
import { getShownCustomerId } from "@/lib/shown-customer";

export async function AccountLink() {
  const customerId = await getShownCustomerId();
  return customerId === null ? (
    <Link href="/login" className="button button-quiet px-5">
      Sign in
    </Link>
  ) : (
    <Link href="/account" className="button button-quiet px-5">
      Your account
    </Link>
  );
}
