import Link from "next/link";
import { DateTime } from "@/components/date-time";
import { PostalAddress } from "@/components/postal-address";
import { ProductImage } from "@/components/product-image";
import { nodesOf } from "@/lib/connection-page";
import { formatMoney } from "@/lib/money";
import { productHref } from "@/lib/store-path";
import type { LineItem, ParcelDetails, Shipment } from "./order-details";

export function Parcel({ parcel, title }: { parcel: ParcelDetails; title: string }) {
  const shipments = nodesOf(parcel.shipments);
  return (
    <section className="card px-5 py-4">
      <h2 className="text-lg">{title}</h2>
      <ul className="mt-2 divide-y divide-line">
        {nodesOf(parcel.lineItems).map((item) => (
          <Item key={item.entityId} item={item} />
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

function Item({ item }: { item: LineItem }) {
  const options = item.productOptions.map(({ value }) => value).join(", ");
  return (
    <li className="grid grid-cols-[4rem_1fr_auto] gap-4 py-4">
      <ProductImage image={item.image} sizes="4rem" decorative />
      <div>
        <p className="font-medium">
          {item.baseCatalogProduct ? (
            <Link
              href={productHref(item.baseCatalogProduct.path)}
              className="hover:text-fern hover:underline"
            >
              {item.name}
            </Link>
          ) : (
            item.name
          )}
        </p>
        <p className="text-muted text-sm">
          Quantity {item.quantity}
          {options ? ` · ${options}` : ""}
          {item.refundedQuantity > 0 ? ` · ${item.refundedQuantity} refunded` : ""}
        </p>
      </div>
      <ItemPrice item={item} />
    </li>
  );
}

function ItemPrice({ item }: { item: LineItem }) {
  const { subTotalListPrice: list, subTotalSalePrice: paid } = item;
  return (
    <p className="text-right tabular-nums">
      <span className="font-semibold">{formatMoney(paid)}</span>
      {list.value > paid.value ? (
        <>
          <span className="sr-only"> instead of </span>
          <s className="block text-muted text-sm">{formatMoney(list)}</s>
        </>
      ) : null}
    </p>
  );
}

function Tracking({ shipment }: { shipment: Shipment }) {
  const { tracking } = shipment;
  const number = tracking && "number" in tracking ? tracking.number : null;
  const url = tracking && "url" in tracking ? safeTrackingUrl(tracking.url) : null;
  return (
    <li>
      <span className="block">
        {shipment.shippingProviderName} {shipment.shippingMethodName}
      </span>
      <span className="block text-muted text-sm">
        Sent on <DateTime utc={shipment.shippedAt.utc} length="short" />
      </span>
      {url !== null ? (
        <a href={url} rel="noreferrer" className="link text-sm">
          {number ?? "Follow the parcel"}
        </a>
      ) : number !== null ? (
        <span className="text-sm">{number}</span>
      ) : null}
    </li>
  );
}

/** A carrier's address is typed in by hand: only a web address becomes a link. */
function safeTrackingUrl(url: string): string | null {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;
}
