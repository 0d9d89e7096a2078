import { roundToCents } from "./money-amount.js";
import type { StoreData } from "./store-data.js";

/** The tax on an amount without tax, for a shopper. Customers with a tax exempt category pay none. */
export function taxOn(
  { settings, customers }: Pick<StoreData, "settings" | "customers">,
  customerId: number | null,
  amount: number,
): number {
  const isExempt = customerId !== null && (customers.get(customerId)?.taxExemptCategory ?? "") !== "";
  return isExempt ? 0 : roundToCents((amount * settings.tax.ratePercent) / 100);
}
