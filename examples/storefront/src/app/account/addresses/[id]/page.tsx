import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackLink } from "@/components/back-link";
import { ConfirmedAction } from "@/components/form/confirmed-action";
import { CustomerForms } from "@/components/form/customer-forms";
import { orProblem } from "@/components/or-problem";
import { entityIdTextSchema } from "@/entity-id";
import { isAnswerToStaleForm } from "@/forms/form-answer";
import { AddressesDocument, type AddressFieldsFragment } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { getCountries } from "@/lib/countries";
import { deleteAddress, updateAddress } from "../actions";
import { AddressForm } from "../address-form";

/** The forms work without JavaScript, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Change an address" };

async function AddressPage({ params }: PageProps<"/account/addresses/[id]">) {
  const addressId = entityIdTextSchema.safeParse((await params).id);
  if (!addressId.success) notFound();
  const address = await findAddress(addressId.data);
  // The form of another customer is shown again to whoever sent it: their address is nobody else's.
  if (address === null && !(await isAnswerToStaleForm())) notFound();
  return (
    <CustomerForms>
      <BackLink href="/account/addresses">All addresses</BackLink>
      <h1 className="mb-6 text-title">Change an address</h1>
      <AddressForm
        name={`address-${addressId.data}`}
        action={updateAddress.bind(null, addressId.data)}
        address={address}
        countries={await getCountries()}
      />
      <ConfirmedAction
        name={`delete-address-${addressId.data}`}
        action={deleteAddress.bind(null, addressId.data)}
        label="Delete this address"
        confirmLabel="Delete for good"
      >
        Orders you placed keep the address they went to.
      </ConfirmedAction>
    </CustomerForms>
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
