import type { StoredCurrency } from "../store/settings.js";

export function currencyNode(currency: StoredCurrency, isDefault: boolean) {
  return {
    entityId: currency.entityId,
    code: currency.code,
    name: currency.name,
    flagImage: null,
    isActive: true,
    exchangeRate: currency.exchangeRate,
    isTransactional: currency.isTransactional,
    isDefault,
    display: {
      symbol: currency.symbol,
      symbolPlacement: "LEFT",
      decimalToken: ".",
      thousandsToken: ",",
      decimalPlaces: 2,
    },
  };
}
