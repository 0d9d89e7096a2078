import type { ReactNode } from "react";
import { PostalAddress } from "@/components/postal-address";
import { nodesOf } from "@/lib/connection-page";
import { isWebAddress } from "@/lib/links";
import { formatMoney } from "@/lib/money";
import type { Consignments, Pickup } from "./order-details";
import { OrderLine } from "./order-line";

/** What does not come in a parcel: pick-up, downloads, and what is sent by e-mail. */
export function OtherConsignments({ consignments }: { consignments: Consignments }) {
  const certificates = nodesOf(consignments.email.giftCertificates);
  return (
    <>
      {nodesOf(consignments.pickups).map((pickup) => (
        <PickupCard key={pickup.entityId} pickup={pickup} />
      ))}
      {consignments.downloads.map(({ recipientEmail, lineItems }) => (
        <Card key={recipientEmail} title="Downloads" note={`Sent to ${recipientEmail}`}>
          {nodesOf(lineItems).map((item) => (
            <OrderLine key={item.entityId} item={item}>
              {item.downloadPageUrl && isWebAddress(item.downloadPageUrl) ? (
                <a href={item.downloadPageUrl} className="link inline-flex min-h-11 items-center">
                  Download
                </a>
              ) : null}
            </OrderLine>
          ))}
        </Card>
      ))}
      {certificates.map(({ recipientEmail, lineItems }) => (
        <Card key={recipientEmail} title="Gift certificates" note={`Sent to ${recipientEmail}`}>
          {nodesOf(lineItems).map(({ entityId, name, salePrice }) => (
            <li key={entityId} className="flex justify-between gap-4 py-4">
              <bdi className="font-medium">{name}</bdi>
              <span className="font-semibold tabular-nums">{formatMoney(salePrice)}</span>
            </li>
          ))}
        </Card>
      ))}
    </>
  );
}

function PickupCard({ pickup }: { pickup: Pickup }) {
  const { locationName, address, collectionTimeDescription, collectionInstructions } = pickup;
  const place = { firstName: locationName, lastName: null, company: null, ...address };
  return (
    <Card title="To pick up" note={collectionTimeDescription}>
      {nodesOf(pickup.lineItems).map((item) => (
        <OrderLine key={item.entityId} item={item} />
      ))}
      <li className="py-4">
        <PostalAddress address={place} />
        {collectionInstructions ? (
          <p dir="auto" className="mt-2 text-muted">
            {collectionInstructions}
          </p>
        ) : null}
      </li>
    </Card>
  );
}

function Card({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section className="card px-5 py-4">
      <h2 className="text-lg">{title}</h2>
      {note ? (
        <p className="text-muted text-sm">
          <bdi>{note}</bdi>
        </p>
      ) : null}
      <ul className="mt-2 divide-y divide-line">{children}</ul>
    </section>
  );
}
