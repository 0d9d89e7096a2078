import "server-only";
import { nameOfCustomer } from "@/lib/customer-name";
import type { StaleForm } from "./form-state";
import { getShownCustomer } from "./shown-customer";

/** What to tell about a form that is not for whoever this browser shows the shop to now. */
export async function staleForm(because: StaleForm["because"]): Promise<StaleForm> {
  const shown = await getShownCustomer();
  const customerName = shown && (shown.name ?? nameOfCustomer(null));
  return { because, customerName, isStaffView: shown?.isStaffView ?? false };
}
