import { DateTime } from "@/components/date-time";
import { PostalAddress } from "@/components/postal-address";
import { nodesOf } from "@/lib/connection-page";
import { isWebAddress } from "@/lib/links";
import type { ParcelDetails, Shipment } from "./order-details";
import { OrderLine } from "./order-line";

export function Parcel({ parcel, title }: { parcel: ParcelDetails; title: string }) {
  const shipments = nodesOf(parcel.shipments);
  return (
    <section className="card px-5 py-4">
      <h2 className="text-lg">{title}</h2>
      <ul className="mt-2 divide-y divide-line">
        {nodesOf(parcel.lineItems).map((item) => (
          <OrderLine key={item.entityId} item={item} />
        ))}
      </ul>
      <div className="mt-2 grid gap-6 border-line border-t pt-4 sm:grid-cols-2">
        <div>
          <h3 className="mb-1 text-muted text-sm">Delivery address</h3>
          <PostalAddress address={parcel.shippingAddress} />
        </div>
        <div>
          <h3 className="mb-1 text-muted text-sm">Parcels</h3>
          {shipments.length === 0 ? <p>Not sent yet.</p> : null}
          <ul className="grid gap-3">
            {shipments.map((shipment) => (
              <Tracking key={shipment.entityId} shipment={shipment} />
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}

function Tracking({ shipment }: { shipment: Shipment }) {
  const { tracking } = shipment;
  const number = tracking && "number" in tracking ? tracking.number : null;
  const url = tracking && "url" in tracking && isWebAddress(tracking.url) ? tracking.url : null;
  return (
    <li>
      <bdi className="block">
        {shipment.shippingProviderName} {shipment.shippingMethodName}
      </bdi>
      <span className="block text-muted text-sm">
        Sent on <DateTime utc={shipment.shippedAt.utc} length="short" />
      </span>
      {url !== null ? (
        <a href={url} rel="noreferrer" className="link text-sm">
          <bdi>{number ?? "Follow the parcel"}</bdi>
        </a>
      ) : number !== null ? (
        <bdi className="text-sm">{number}</bdi>
      ) : null}
    </li>
  );
}
