import { headers } from "next/headers";
import { isVisitUnanswered } from "@/cart/checkout-visit";
import { customerStampField } from "@/forms/form-state";
import { loadCustomerName } from "@/forms/shown-customer";
import { bigcommerce } from "@/lib/bigcommerce";
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
      name={isArrival ? await loadCustomerName({ timeoutMs: nameTimeoutMs }) : null}
      // Not `<CustomerForms>`: its code would be part of every page.
      fields={<input type="hidden" name={customerStampField} value={stamp} />}
    />
  );
}
