import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackLink } from "@/components/back-link";
import { ConfirmedAction } from "@/components/form/confirmed-action";
import { orProblem } from "@/components/page-problem";
import { entityIdTextSchema } from "@/entity-id";
import { keptForms } from "@/forms/kept-form";
import { AddressesDocument, type AddressFieldsFragment } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { getCountries } from "@/lib/countries";
import { deleteAddress, updateAddress } from "../actions";
import { AddressForm } from "../address-form";

/** The forms work without JavaScript, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Change an address" };

async function AddressPage({ params, searchParams }: PageProps<"/account/addresses/[id]">) {
  const addressId = entityIdTextSchema.safeParse((await params).id);
  const address = addressId.success ? await findAddress(addressId.data) : null;
  if (address === null) notFound();
  const path = `/account/addresses/${address.entityId}`;
  const refused = (await searchParams).refused === undefined ? null : await keptForms.address.read(path);
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

export default orProblem(AddressPage, { href: "/account/addresses" });

const pageSize = 50;
const maxPages = 10;

/** One of the customer's addresses. BigCommerce has no query for a single one, so it is looked up in the list. */
async function findAddress(addressId: number): Promise<AddressFieldsFragment | null> {
  let after: string | null = null;
  for (let page = 0; page < maxPages; page++) {
    const addresses = await readPage(after);
    const address = nodesOf(addresses).find(({ entityId }) => entityId === addressId);
    if (address !== undefined) return address;
    if (!addresses?.pageInfo.hasNextPage) return null;
    after = addresses.pageInfo.endCursor;
  }
  return null;
}

async function readPage(after: string | null) {
  const { customer } = await bigcommerce.customer.query(AddressesDocument, { first: pageSize, after });
  return customer?.addresses ?? null;
}
