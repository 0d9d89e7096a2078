import type { Metadata } from "next";
import { connection } from "next/server";
import { BackLink } from "@/components/back-link";
import { orProblem } from "@/components/page-problem";
import { keptForms } from "@/forms/kept-form";
import { getCountries } from "@/lib/countries";
import { addAddress } from "../actions";
import { AddressForm } from "../address-form";

/** The form works without JavaScript, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "New address" };

async function NewAddressPage({ searchParams }: PageProps<"/account/addresses/new">) {
  await connection();
  const refused =
    (await searchParams).refused === undefined
      ? null
      : await keptForms.address.read("/account/addresses/new");
  return (
    <>
      <BackLink href="/account/addresses">All addresses</BackLink>
      <h1 className="mb-6 text-title">New address</h1>
      <AddressForm action={addAddress} countries={await getCountries()} refused={refused} />
    </>
  );
}

export default orProblem(NewAddressPage, { href: "/account/addresses/new" });
