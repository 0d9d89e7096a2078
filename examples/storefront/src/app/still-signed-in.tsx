import { headers } from "next/headers";
import { isVisitUnanswered } from "@/cart/checkout-visit";
import { customerStampField } from "@/forms/form-state";
import { CustomerNameDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nameOfCustomer } from "@/lib/customer-name";
import { Failure, orFailure } from "@/lib/failure";
import { isFromElsewhere } from "@/lib/same-origin";
import { SignedInNotice } from "./signed-in-notice";

/** The notice is worth having without the name. */
const nameTimeoutMs = 2000;

/**
 * Who comes back from BigCommerce's checkout may have signed out there and take it for the shop's sign-out: says that it is
 * not, and offers it. Whoever was not there costs nothing but a look for the cookie.
 */
export async function StillSignedIn() {
  if (!(await isVisitUnanswered())) return null;
  const isArrival = isFromElsewhere(await headers());
  const stamp = (await bigcommerce.customerStamp()) ?? "";
  return (
    <SignedInNotice
      key={stamp}
      isArrival={isArrival}
      name={isArrival ? await readName() : null}
      // Not `<CustomerForms>`: its code would be part of every page.
      fields={<input type="hidden" name={customerStampField} value={stamp} />}
    />
  );
}

async function readName(): Promise<string | null> {
  const answer = await orFailure(
    bigcommerce.shopper.query(CustomerNameDocument, {}, { timeoutMs: nameTimeoutMs }),
  );
  return answer instanceof Failure || answer.customer === null ? null : nameOfCustomer(answer.customer);
}
