import type { Metadata } from "next";
import { type ReactNode, Suspense } from "react";
import { CustomerStamp } from "@/components/form/customer-forms";
import { AccountNav, AccountNavLinks } from "./account-nav";

export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="page grid gap-8 pt-8 md:grid-cols-[12rem_1fr] md:gap-14 md:pt-12">
      <aside className="grid min-w-0 content-start gap-4">
        <Suspense fallback={<AccountNavLinks current={undefined} />}>
          <CustomerStamp>
            <AccountNav />
          </CustomerStamp>
        </Suspense>
      </aside>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
