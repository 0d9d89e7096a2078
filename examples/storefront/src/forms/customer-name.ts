import "server-only";
import { isBigCommerceError } from "next-bigcommerce";
import { CustomerNameDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nameOfCustomer } from "@/lib/customer-name";
import { getShownCustomerId } from "@/staff/shown-customer";

/** Who this browser is signed in as now, by name; null for nobody. */
export async function getCustomerName(): Promise<string | null> {
  if ((await getShownCustomerId()) === null) return null;
  try {
    return nameOfCustomer((await bigcommerce.shopper.query(CustomerNameDocument)).customer);
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    console.error(error);
    return nameOfCustomer(null);
  }
}
