import type { Metadata } from "next";
import { Suspense } from "react";
import { OrdersDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";

export const metadata: Metadata = { title: "Your orders" };

interface OrdersPageProps {
  readonly searchParams: Promise<{ readonly after?: string | string[] }>;
}

export default function OrdersPage({ searchParams }: OrdersPageProps) {
  return (
    <>
      <h1>Your orders</h1>
      <Suspense fallback={<p role="status">Loading your orders …</p>}>
        <Orders searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Orders({ searchParams }: OrdersPageProps) {
  const { after } = await searchParams;
  const variables = { first: 20, after: typeof after === "string" ? after : null };
  const { customer } = await bigcommerce.customer.query(OrdersDocument, variables);
  const orders = customer?.orders?.edges?.map(({ node }) => node) ?? [];
  if (orders.length === 0) return <p>There are no orders yet.</p>;
  const { hasNextPage = false, endCursor = null } = customer?.orders?.pageInfo ?? {};
  return (
    <>
      <ul className="account-orders">
        {orders.map(({ entityId, orderedAt, status, totalIncTax }) => (
          <li key={entityId}>
            <strong>Order {entityId}</strong>
            <time dateTime={orderedAt.utc}>{dateFormat.format(new Date(orderedAt.utc))}</time>
            <span>{status.label}</span>
            <span className="account-total">
              {totalIncTax.formattedV2 ?? `${totalIncTax.value} ${totalIncTax.currencyCode}`}
            </span>
          </li>
        ))}
      </ul>
      {/* A whole new document: all tabs share one session, and the name above must be of whose orders these are. */}
      {hasNextPage && endCursor ? (
        <a href={`?${new URLSearchParams({ after: endCursor })}`}>Older orders</a>
      ) : null}
    </>
  );
}

const dateFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
