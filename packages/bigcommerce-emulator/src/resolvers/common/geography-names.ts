const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The English name of a country, or null for a code that is no country's. */
export function countryName(countryCode: string): string | null {
  return /^[A-Z]{2}$/.test(countryCode) ? (names.of(countryCode) ?? null) : null;
}
