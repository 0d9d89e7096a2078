const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The English name of a country, or null if the code is not a country's. */
export function countryName(countryCode: string): string | null {
  return /^[A-Z]{2}$/.test(countryCode) ? (names.of(countryCode) ?? null) : null;
}

let codes: ReadonlyMap<string, string> | undefined;

/** The code of a country by its English name, in any case; of some also by a shorter name. */
export function countryCodeOf(name: string): string | null {
  codes ??= codesByName();
  return codes.get(name.trim().toLowerCase()) ?? null;
}

function codesByName(): ReadonlyMap<string, string> {
  const short = new Intl.DisplayNames("en", { type: "region", style: "short", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const byName = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    // A code that was given up has the name of the country that took its place.
    if (new Intl.Locale("und", { region: code }).region !== code) continue;
    for (const name of [names.of(code), short.of(code)])
      if (name !== undefined) byName.set(name.toLowerCase(), code);
  }
  return byName;
}
