import type { Metadata } from "next";
import { type ReactNode, Suspense } from "react";
import Link from "@/components/navigation/link";
import { NeedsScript } from "@/components/needs-script";
import { NoCustomer } from "@/components/no-customer";
import { OrderRow } from "@/components/order-row";
import { AccountDocument, type AccountQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { formatMoney } from "@/lib/money";

export const metadata: Metadata = { title: "Your account" };

export default function AccountPage() {
  return (
    <>
      <h1 className="mb-6 text-title">Your account</h1>
      <NeedsScript what="Your account" />
      <Suspense fallback={<AccountSkeleton />}>
        <Overview />
      </Suspense>
    </>
  );
}

type Customer = NonNullable<AccountQuery["customer"]>;

async function Overview() {
  const { customer } = await bigcommerce.customer.query(AccountDocument);
  if (customer === null) return <NoCustomer />;
  return (
    <div className="grid gap-8">
      <Who customer={customer} />
      <NewestOrder customer={customer} />
      <Tiles customer={customer} />
    </div>
  );
}

function Who({ customer }: { customer: Customer }) {
  return (
    <section aria-label="You" className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
      <div>
        <p className="font-display text-xl">
          <bdi>
            {customer.firstName} {customer.lastName}
          </bdi>
        </p>
        <p className="text-muted">
          {customer.company ? (
            <>
              <bdi>{customer.company}</bdi> ·{" "}
            </>
          ) : null}
          <bdi>{customer.email}</bdi>
        </p>
      </div>
      {customer.customerGroupName ? (
        <p className="rounded-full bg-copper-wash px-4 py-1.5 font-medium text-copper text-sm">
          <bdi>{customer.customerGroupName}</bdi> prices
        </p>
      ) : null}
    </section>
  );
}

function NewestOrder({ customer }: { customer: Customer }) {
  const [newest] = nodesOf(customer.orders);
  return (
    <section>
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 className="text-xl">Newest order</h2>
        {newest ? (
          <Link href="/account/orders" className="link text-sm">
            All orders
          </Link>
        ) : null}
      </div>
      <div className="card overflow-hidden">
        {newest ? (
          <OrderRow order={newest} />
        ) : (
          <p className="px-5 py-8 text-center text-muted">
            No orders yet.{" "}
            <Link href="/" className="link">
              Look through the shop
            </Link>
          </p>
        )}
      </div>
    </section>
  );
}

function Tiles({ customer }: { customer: Customer }) {
  const credit = customer.storeCredit.filter(({ value }) => value > 0);
  return (
    <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3">
      <Tile href="/account/addresses" label="Addresses">
        {customer.addresses.collectionInfo?.totalItems ?? 0}
      </Tile>
      <Tile href="/account/wishlists" label="Wishlists">
        {nodesOf(customer.wishlists).length}
      </Tile>
      {credit.length > 0 ? <Tile label="Store credit">{credit.map(formatMoney).join(" · ")}</Tile> : null}
    </ul>
  );
}

function Tile({ href, label, children }: { href?: string; label: string; children: ReactNode }) {
  return (
    <li className="card relative px-5 py-4">
      <p className="text-muted text-sm">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 hover:text-fern">
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p className="mt-1 font-semibold text-2xl tracking-tight">{children}</p>
    </li>
  );
}

function AccountSkeleton() {
  return (
    <div role="status" aria-label="Loading your account" className="grid gap-8">
      <div className="grid gap-2">
        <span className="skeleton h-7 w-44" />
        <span className="skeleton h-6 w-64" />
      </div>
      <div>
        <span className="skeleton mb-3 block h-7 w-36" />
        <span className="skeleton block h-15 rounded-xl" />
      </div>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        <span className="skeleton h-23 rounded-xl" />
        <span className="skeleton h-23 rounded-xl" />
      </div>
    </div>
  );
}
