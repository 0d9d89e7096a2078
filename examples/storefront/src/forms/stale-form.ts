import "server-only";
import { isBigCommerceError } from "next-bigcommerce";
import { CustomerNameDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nameOfCustomer } from "@/lib/customer-name";
import { getShownCustomerId } from "@/staff/shown-customer";
import type { StaleForm } from "./form-state";

/** What to tell about a form that is not for whoever is signed in now. */
export async function staleForm(because: StaleForm["because"]): Promise<StaleForm> {
  return { because, customerName: await getCustomerName() };
}

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
