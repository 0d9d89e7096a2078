import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CustomerFields } from "@/components/form/customer-form";
import { CustomerStamp } from "@/components/form/customer-forms";
import { Refusal } from "@/components/form/refusal";
import { SignOutForm } from "@/components/form/sign-out-form";
import Link from "@/components/navigation/link";
import { getShownCustomer } from "@/forms/shown-customer";
import { nameOfCustomer } from "@/lib/customer-name";

/** The form works without JavaScript, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Sign out", robots: { index: false } };

/** Asks first: the button that led here was drawn for somebody else, or before it was known for whom. */
export default async function SignOutPage({ searchParams }: PageProps<"/sign-out">) {
  const shown = await getShownCustomer();
  if (shown === null) redirect("/");
  const { changed } = await searchParams;
  return (
    <div className="page grid max-w-md gap-6 pt-14">
      <h1 className="text-title">Sign out</h1>
      {changed === undefined ? null : (
        <Refusal>The page you came from was made for somebody else, so nobody was signed out.</Refusal>
      )}
      <p>
        {shown.isStaffView ? "You see the shop as " : "You are signed in as "}
        <bdi className="font-semibold">{shown.name ?? nameOfCustomer(null)}</bdi>
        {shown.isStaffView ? " (staff view). Signing out ends that view." : "."}
      </p>
      <CustomerStamp>
        <SignOutForm fields={<CustomerFields name="sign-out" />} className="button w-full" />
      </CustomerStamp>
      <Link href="/account" className="link justify-self-start">
        {shown.isStaffView ? "Stay in the view" : "Stay signed in"}
      </Link>
    </div>
  );
}
