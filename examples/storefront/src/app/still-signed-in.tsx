import { headers } from "next/headers";
import { isVisitUnanswered } from "@/cart/checkout-visit";
import { CustomerStamp } from "@/components/form/customer-forms";
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
  return (
    <CustomerStamp>
      <SignedInNotice isArrival={isArrival} name={isArrival ? await readName() : null} />
    </CustomerStamp>
  );
}

async function readName(): Promise<string | null> {
  const answer = await orFailure(
    bigcommerce.shopper.query(CustomerNameDocument, {}, { timeoutMs: nameTimeoutMs }),
  );
  return answer instanceof Failure || answer.customer === null ? null : nameOfCustomer(answer.customer);
}
