import { roundToCents } from "../../store/money-amount.js";
import type { StoreData } from "../../store/store-data.js";

export interface Money {
  readonly currencyCode: string;
  readonly value: number;
  readonly formatted: string;
  readonly formattedV2: string;
}

/** An amount of the catalogue, converted to the given currency if the store has that currency. */
export function money(data: StoreData, amount: number, currencyCode?: string | null): Money {
  const currency = data.settings.currencies.find(({ code }) => code === currencyCode);
  return currency === undefined
    ? moneyIn(defaultCurrencyCode(data), amount)
    : moneyIn(currency.code, amount * currency.exchangeRate);
}

/** An amount of the catalogue in another of the store's currencies, in whole cents. */
export function amountIn(data: StoreData, amount: number, currencyCode: string): number {
  return roundToCents(amount * exchangeRate(data, currencyCode));
}

/** How much of a currency one unit of the default currency is; 1 for a currency that the store does not have. */
export function exchangeRate(data: StoreData, currencyCode: string): number {
  return data.settings.currencies.find(({ code }) => code === currencyCode)?.exchangeRate ?? 1;
}

/** An amount that is already in the given currency. */
export function moneyIn(currencyCode: string, amount: number): Money {
  const value = roundToCents(amount);
  const formatted = new Intl.NumberFormat("en-US", { style: "currency", currency: currencyCode }).format(
    value,
  );
  return { currencyCode, value, formatted, formattedV2: formatted };
}

/** The code of the currency of the catalogue's amounts. */
export function defaultCurrencyCode(data: StoreData): string {
  return data.settings.currencies[0]?.code ?? "USD";
}
