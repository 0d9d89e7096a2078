import type { StorefrontContext } from "../../store/request-context.js";
import { exchangeRate, moneyIn } from "../common/money.js";

/** The currency in which the shopper wants to see amounts; the given one if they have not said, or the store lacks it. */
export function displayCurrency(
  { data, displayCurrencyCode }: StorefrontContext,
  currencyCode: string,
): string {
  const wanted = data.settings.currencies.find(({ code }) => code === displayCurrencyCode);
  return wanted?.code ?? currencyCode;
}

/**
 * Fields of a cart or a checkout: each amount, which is in the transaction's currency, as it is and under its name with
 * `InDisplayCurrency`.
 */
export function inBothCurrencies(
  context: StorefrontContext,
  currencyCode: string,
  amounts: Readonly<Record<string, number | null>>,
) {
  const displayed = displayCurrency(context, currencyCode);
  const rate = exchangeRate(context.data, displayed) / exchangeRate(context.data, currencyCode);
  const fields = Object.entries(amounts).flatMap(([name, amount]) => [
    [name, amount === null ? null : moneyIn(currencyCode, amount)],
    [`${name}InDisplayCurrency`, amount === null ? null : moneyIn(displayed, amount * rate)],
  ]);
  return Object.fromEntries(fields);
}
