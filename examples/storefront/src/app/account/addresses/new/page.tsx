import type { Metadata } from "next";
import { connection } from "next/server";
import { BackLink } from "@/components/back-link";
import { CustomerForms } from "@/components/form/customer-forms";
import { orProblem } from "@/components/or-problem";
import { getCountries } from "@/lib/countries";
import { addAddress } from "../actions";
import { AddressForm } from "../address-form";

/** The form works without JavaScript, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "New address" };

async function NewAddressPage() {
  await connection();
  return (
    <CustomerForms>
      <BackLink href="/account/addresses">All addresses</BackLink>
      <h1 className="mb-6 text-title">New address</h1>
      <AddressForm name="address-new" action={addAddress} address={null} countries={await getCountries()} />
    </CustomerForms>
  );
}

export default orProblem(NewAddressPage, { href: "/account/addresses/new" });
