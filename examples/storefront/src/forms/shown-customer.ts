import "server-only";
import { CustomerNameDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nameOfCustomer } from "@/lib/customer-name";
import { Failure, orFailure } from "@/lib/failure";
import { getSession } from "@/session/session";
import { getStaffSession } from "@/staff/staff-session";

/** Whom this browser shows the shop to. */
export interface ShownCustomer {
  /** Null if it could not be loaded. */
  readonly name: string | null;
  /** Staff see the shop as that customer, who has not signed in here. */
  readonly isStaffView: boolean;
}

/** Null for nobody. */
export async function getShownCustomer(): Promise<ShownCustomer | null> {
  const viewing = (await getStaffSession())?.viewing ?? null;
  if (viewing !== null) return { name: viewing.name.trim() || viewing.email, isStaffView: true };
  return (await getSession()) === null ? null : { name: await loadCustomerName(), isStaffView: false };
}

/** The name of the customer whom the shop is shown to; null if it could not be loaded. */
export async function loadCustomerName(
  options: { readonly timeoutMs?: number } = {},
): Promise<string | null> {
  const answer = await orFailure(bigcommerce.shopper.query(CustomerNameDocument, {}, options));
  return answer instanceof Failure || answer.customer === null ? null : nameOfCustomer(answer.customer);
}
