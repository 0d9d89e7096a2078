import { roundToCents } from "../../store/money-amount.js";
import type { StoreData } from "../../store/store-data.js";

/** An amount of a currency. It is written out only where that is asked for. */
export class Money {
  readonly currencyCode: string;
  readonly value: number;

  constructor(currencyCode: string, value: number) {
    this.currencyCode = currencyCode;
    this.value = value;
  }

  get formatted(): string {
    return this.formattedV2;
  }

  get formattedV2(): string {
    return formatOf(this.currencyCode).format(this.value);
  }
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
  return new Money(currencyCode, roundToCents(amount));
}

// Making one for each amount took more than half of the time of a product page's query.
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currencyCode: string): Intl.NumberFormat {
  const known = formats.get(currencyCode);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency: currencyCode });
  formats.set(currencyCode, format);
  return format;
}

/** The code of the currency of the catalogue's amounts. */
export function defaultCurrencyCode(data: StoreData): string {
  return data.settings.currencies[0]?.code ?? "USD";
}
