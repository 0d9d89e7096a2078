const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The English name of a country, or null if the code is not a country's. */
export function countryName(countryCode: string): string | null {
  return /^[A-Z]{2}$/.test(countryCode) ? (names.of(countryCode) ?? null) : null;
}
