import "server-only";
import { isBigCommerceError } from "next-bigcommerce";
import { CustomerNameDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nameOfCustomer } from "@/lib/customer-name";
import { getSession } from "@/session/session";
import { getStaffSession } from "@/staff/staff-session";
import type { StaleForm } from "./form-state";

/** Whom this browser shows the shop to. */
export interface ShownCustomer {
  /** Null if it could not be loaded. */
  readonly name: string | null;
  /** Staff see the shop as that customer, who has not signed in here. */
  readonly isStaffView: boolean;
}

/** What to tell about a form that is not for whoever this browser shows the shop to now. */
export async function staleForm(because: StaleForm["because"]): Promise<StaleForm> {
  const shown = await getShownCustomer();
  const customerName = shown && (shown.name ?? nameOfCustomer(null));
  return { because, customerName, isStaffView: shown?.isStaffView ?? false };
}

/** Null for nobody. */
export async function getShownCustomer(): Promise<ShownCustomer | null> {
  const viewing = (await getStaffSession())?.viewing;
  if (viewing != null) return { name: viewing.name.trim() || viewing.email, isStaffView: true };
  return (await getSession()) === null ? null : { name: await loadName(), isStaffView: false };
}

async function loadName(): Promise<string | null> {
  try {
    return nameOfCustomer((await bigcommerce.shopper.query(CustomerNameDocument)).customer);
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    console.error(error);
    return null;
  }
}
