import type { Metadata } from "next";
import { isBigCommerceError } from "next-bigcommerce";
import { type ReactNode, Suspense } from "react";
import { CustomerNameDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import "./account.css";

export const metadata: Metadata = { robots: { index: false } };

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="account-page">
      <header className="account-header">
        <p>
          <Suspense fallback="Your account">
            <CustomerName />
          </Suspense>
        </p>
        <form action="/logout" method="post">
          <button type="submit">Sign out</button>
        </form>
      </header>
      <main>{children}</main>
    </div>
  );
}

async function CustomerName() {
  try {
    const { customer } = await bigcommerce.customer.query(CustomerNameDocument);
    return <bdi>{customer ? `${customer.firstName} ${customer.lastName}` : "Your account"}</bdi>;
  } catch (error) {
    // Then the page says so, in error.tsx. What is no error of BigCommerce's is the way to the sign-in page.
    if (isBigCommerceError(error)) return "Your account";
    throw error;
  }
}
