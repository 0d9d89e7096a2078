import "server-only";
import { getErrorCode } from "next-bigcommerce";
import { getCustomerName } from "./customer-name";
import type { StaleForm } from "./form-state";

/** What to tell about a form that was refused for whom it was drawn; undefined if that was not the reason. */
export async function staleFormOf(error: unknown): Promise<StaleForm | undefined> {
  const code = getErrorCode(error);
  if (code === "customer_changed") return { because: "changed", customerName: await getCustomerName() };
  if (code === "input_invalid") return { because: "unstamped", customerName: await getCustomerName() };
  return undefined;
}
