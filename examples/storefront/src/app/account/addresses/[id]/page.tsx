import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackLink } from "@/components/back-link";
import { ConfirmedAction } from "@/components/confirmed-action";
import { getCountries } from "@/lib/countries";
import { entityIdSchema } from "@/lib/entity-id";
import { deleteAddress, updateAddress } from "../actions";
import { AddressForm } from "../address-form";
import { keptAddress } from "../kept-address";
import { findAddress } from "./find-address";

/** The forms work without a script, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Change an address" };

export default async function AddressPage({ params, searchParams }: PageProps<"/account/addresses/[id]">) {
  const addressId = entityIdSchema.safeParse((await params).id);
  const address = addressId.success ? await findAddress(addressId.data) : null;
  if (address === null) notFound();
  const path = `/account/addresses/${address.entityId}`;
  const refused = (await searchParams).refused === undefined ? null : await keptAddress.read(path);
  return (
    <>
      <BackLink href="/account/addresses">All addresses</BackLink>
      <h1 className="mb-6 text-title">Change an address</h1>
      <AddressForm
        action={updateAddress.bind(null, address.entityId)}
        address={address}
        countries={await getCountries()}
        refused={refused}
      />
      <ConfirmedAction
        action={deleteAddress.bind(null, address.entityId)}
        label="Delete this address"
        confirmLabel="Delete for good"
      >
        Orders you placed keep the address they went to.
      </ConfirmedAction>
    </>
  );
}
