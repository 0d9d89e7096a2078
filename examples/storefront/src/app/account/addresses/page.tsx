import type { Metadata } from "next";
import { Suspense } from "react";
import { CardsSkeleton } from "@/components/cards-skeleton";
import { ConnectionPager } from "@/components/connection-pager";
import { EmptyState } from "@/components/empty-state";
import { NoCustomer } from "@/components/no-customer";
import { PostalAddress } from "@/components/postal-address";
import { AddressesDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { connectionPage, nodesOf, type SearchParams } from "@/lib/connection-page";

export const metadata: Metadata = { title: "Your addresses" };

export default function AddressesPage({ searchParams }: PageProps<"/account/addresses">) {
  return (
    <>
      <h1 className="mb-6 text-title">Your addresses</h1>
      <Suspense fallback={<CardsSkeleton label="Loading your addresses" />}>
        <Addresses searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Addresses({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = connectionPage(await searchParams, 12);
  const { customer } = await bigcommerce.customer.query(AddressesDocument, page);
  if (customer === null) return <NoCustomer />;
  const addresses = nodesOf(customer.addresses);
  if (addresses.length === 0) {
    return (
      <EmptyState title="No addresses yet" action={{ href: "/", label: "Look through the shop" }}>
        The addresses you have ordered to are kept here.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="grid gap-4 sm:grid-cols-2">
        {addresses.map((address) => (
          <li key={address.entityId} className="card px-5 py-5">
            <PostalAddress address={address} />
            {address.phone ? <p className="mt-3 text-muted text-sm">{address.phone}</p> : null}
          </li>
        ))}
      </ul>
      <ConnectionPager
        pageInfo={customer.addresses.pageInfo}
        pathname="/account/addresses"
        label="Addresses"
      />
    </>
  );
}
