import type { Metadata } from "next";
import { Suspense } from "react";
import { ConnectionPager } from "@/components/connection-pager";
import { EmptyState } from "@/components/empty-state";
import { NeedsScript } from "@/components/needs-script";
import { NoCustomer } from "@/components/no-customer";
import { OrderRow } from "@/components/order-row";
import { OrdersDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { connectionPage, nodesOf, type SearchParams } from "@/lib/connection-page";
import { OrderFilter } from "./order-filter";
import { orderFilters, orderParams, readOrderSearch } from "./order-search";

export const metadata: Metadata = { title: "Your orders" };

const pageSize = 8;

export default function OrdersPage({ searchParams }: PageProps<"/account/orders">) {
  return (
    <>
      <h1 className="mb-6 text-title">Your orders</h1>
      <NeedsScript what="Your orders" />
      <Suspense fallback={<ListSkeleton label="Loading your orders" rows={pageSize} />}>
        <Orders searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Orders({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const search = readOrderSearch(params);
  const variables = { filters: orderFilters(search), ...connectionPage(params, pageSize) };
  const { customer } = await bigcommerce.customer.query(OrdersDocument, variables);
  if (customer === null) return <NoCustomer />;
  const orders = nodesOf(customer.orders);
  const keep = orderParams(search);
  if (orders.length === 0 && keep.size === 0) {
    return (
      <EmptyState title="No orders yet" action={{ href: "/", label: "Look through the shop" }}>
        When you have ordered something, you can follow it here.
      </EmptyState>
    );
  }
  return (
    <>
      <OrderFilter search={search} />
      {orders.length === 0 ? (
        <EmptyState title="No such orders" action={{ href: "/account/orders", label: "Show all orders" }}>
          None of your orders has this status in these days.
        </EmptyState>
      ) : null}
      <ul className="card divide-y divide-line overflow-hidden empty:hidden">
        {orders.map((order) => (
          <li key={order.entityId}>
            <OrderRow order={order} />
          </li>
        ))}
      </ul>
      {customer.orders ? (
        <ConnectionPager
          pageInfo={customer.orders.pageInfo}
          pathname="/account/orders"
          keep={keep}
          label="Orders"
        />
      ) : null}
    </>
  );
}

interface ListSkeletonProps {
  /** What is loading, for those who cannot see it. */
  label: string;
  rows: number;
}

/** Stands in for a list of orders until it is there. */
function ListSkeleton({ label, rows }: ListSkeletonProps) {
  return (
    <div role="status" aria-label={label} className="card divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div
          key={row}
          className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 px-5 py-5 sm:h-15 sm:py-0"
        >
          <span className="skeleton h-5 w-2/3" />
          <span className="skeleton h-5 w-20" />
          <span className="skeleton h-5 w-1/3 sm:hidden" />
        </div>
      ))}
    </div>
  );
}
