import type { MoneyFieldsFragment } from "@/gql/graphql";
import { shop } from "./shop";

/** BigCommerce's own string if it gives one: it follows the store's currency settings. */
export function formatMoney(money: MoneyFieldsFragment): string {
  if (money.formattedV2) return money.formattedV2;
  return new Intl.NumberFormat(shop.locale, { style: "currency", currency: money.currencyCode }).format(
    money.value,
  );
}
