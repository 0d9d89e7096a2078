import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { BackLink } from "@/components/back-link";
import { DateTime } from "@/components/date-time";
import { NeedsScript } from "@/components/needs-script";
import { OrderStatus } from "@/components/order-status";
import { PostalAddress } from "@/components/postal-address";
import { entityIdTextSchema } from "@/entity-id";
import { OrderDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import type { OrderDetails } from "./order-details";
import { OrderTotals } from "./order-totals";
import { OtherConsignments } from "./other-consignments";
import { Parcel } from "./parcel";

export const metadata: Metadata = { title: "Your order" };

export default function OrderPage({ params }: PageProps<"/account/orders/[id]">) {
  return (
    <>
      <BackLink href="/account/orders">All orders</BackLink>
      <NeedsScript what="Your order" />
      <Suspense fallback={<OrderSkeleton />}>
        <Order params={params} />
      </Suspense>
    </>
  );
}

async function Order({ params }: Pick<PageProps<"/account/orders/[id]">, "params">) {
  const orderId = entityIdTextSchema.safeParse((await params).id);
  if (!orderId.success) notFound();
  const { site } = await bigcommerce.customer.query(OrderDocument, { orderId: orderId.data });
  if (site.order === null) notFound();
  return <OrderView order={site.order} />;
}

function OrderView({ order }: { order: OrderDetails }) {
  const parcels = nodesOf(order.consignments?.shipping);
  return (
    <>
      <header className="mb-8">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-title">Order {order.entityId}</h1>
          <OrderStatus status={order.status} />
        </div>
        <p className="mt-2 text-muted">
          Ordered on <DateTime utc={order.orderedAt.utc} />
        </p>
      </header>
      <div className="grid gap-8 xl:grid-cols-[1fr_19rem]">
        <div className="grid content-start gap-6">
          {parcels.map((parcel, index) => (
            <Parcel
              key={parcel.entityId}
              parcel={parcel}
              title={parcels.length === 1 ? "Items" : `Delivery ${index + 1} of ${parcels.length}`}
            />
          ))}
          {order.consignments ? <OtherConsignments consignments={order.consignments} /> : null}
          {order.customerMessage ? (
            <section className="card px-5 py-4">
              <h2 className="text-lg">Your note</h2>
              <p dir="auto" className="mt-2 whitespace-pre-line text-muted">
                {order.customerMessage}
              </p>
            </section>
          ) : null}
        </div>
        <div className="grid content-start gap-6 sm:grid-cols-2 xl:grid-cols-1">
          <OrderTotals order={order} />
          <section className="card px-5 py-4">
            <h2 className="mb-2 text-lg">Billed to</h2>
            <PostalAddress address={order.billingAddress} />
          </section>
        </div>
      </div>
    </>
  );
}

function OrderSkeleton() {
  return (
    <div role="status" aria-label="Loading your order">
      <span className="skeleton block h-10 w-52" />
      <span className="skeleton mt-3 mb-8 block h-6 w-60" />
      <div className="grid gap-8 xl:grid-cols-[1fr_19rem]">
        <span className="skeleton h-96 rounded-xl" />
        <div className="grid content-start gap-6">
          <span className="skeleton h-52 rounded-xl" />
          <span className="skeleton h-44 rounded-xl" />
        </div>
      </div>
    </div>
  );
}
