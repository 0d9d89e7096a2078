import Link from "next/link";
import { isCustomerShown } from "@/lib/shown-customer";

export async function AccountLink() {
  return (await isCustomerShown()) ? (
    <Link href="/account" className="button button-quiet px-5">
      Your account
    </Link>
  ) : (
    <Link href="/login" className="button button-quiet px-5">
      Sign in
    </Link>
  );
}
