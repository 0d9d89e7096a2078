import type { Metadata } from "next";
import { ConnectionPager } from "@/components/connection-pager";
import { DoneNotice } from "@/components/done-notice";
import { EmptyState } from "@/components/empty-state";
import Link from "@/components/navigation/link";
import { NoCustomer } from "@/components/no-customer";
import { orProblem } from "@/components/or-problem";
import { PostalAddress } from "@/components/postal-address";
import { AddressesDocument, type AddressFieldsFragment } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { connectionPage, nodesOf } from "@/lib/connection-page";

/** It leads to forms that work without JavaScript, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Your addresses" };

const notices = {
  added: "The address was added.",
  saved: "The address was saved.",
  deleted: "The address was deleted.",
};

async function AddressesPage({ searchParams }: PageProps<"/account/addresses">) {
  const params = await searchParams;
  const { customer } = await bigcommerce.customer.query(AddressesDocument, connectionPage(params, 12));
  if (customer === null) return <NoCustomer />;
  const addresses = nodesOf(customer.addresses);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-title">Your addresses</h1>
        {addresses.length === 0 ? null : (
          <Link href="/account/addresses/new" className="button">
            Add an address
          </Link>
        )}
      </div>
      <DoneNotice notices={notices} done={params.done} />
      {addresses.length === 0 ? (
        <EmptyState
          title="No addresses yet"
          action={{ href: "/account/addresses/new", label: "Add an address" }}
        >
          Your delivery addresses are kept here.
        </EmptyState>
      ) : (
        <AddressCards addresses={addresses} />
      )}
      <ConnectionPager
        pageInfo={customer.addresses.pageInfo}
        pathname="/account/addresses"
        label="Addresses"
      />
    </>
  );
}

export default orProblem(AddressesPage, { href: "/account/addresses" });

function AddressCards({ addresses }: { addresses: readonly AddressFieldsFragment[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {addresses.map((address) => (
        <li key={address.entityId} className="card flex flex-col px-5 pt-5 pb-3">
          <PostalAddress address={address} />
          {address.phone ? (
            <p className="mt-3 text-muted text-sm">
              <bdi>{address.phone}</bdi>
            </p>
          ) : null}
          <p className="mt-auto pt-3">
            <Link
              href={`/account/addresses/${address.entityId}`}
              aria-label={`Change the address ${address.address1}`}
              className="link inline-flex min-h-11 items-center"
            >
              Change
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}
