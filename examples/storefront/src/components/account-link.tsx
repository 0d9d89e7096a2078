import Link from "next/link";
import { getSession } from "@/lib/session";

export async function AccountLink() {
  const session = await getSession();
  return session === null ? (
    <Link href="/login" className="button button-quiet px-5">
      Sign in
    </Link>
  ) : (
    <Link href="/account" className="button button-quiet px-5">
      Your account
    </Link>
  );
}
