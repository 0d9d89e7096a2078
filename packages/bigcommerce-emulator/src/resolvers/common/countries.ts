import { countryName } from "./geography-names.js";

/** Alpha-2 code, alpha-3 code and currency of each country. */
const table =
  "AR ARG ARS|AU AUS AUD|AT AUT EUR|BE BEL EUR|BR BRA BRL|BG BGR EUR|CA CAN CAD|CL CHL CLP|CO COL COP|HR HRV EUR|CY CYP EUR|CZ CZE CZK|DK DNK DKK|EE EST EUR|FI FIN EUR|FR FRA EUR|DE DEU EUR|GR GRC EUR|HK HKG HKD|HU HUN HUF|IS ISL ISK|IN IND INR|IE IRL EUR|IL ISR ILS|IT ITA EUR|JP JPN JPY|LV LVA EUR|LI LIE CHF|LT LTU EUR|LU LUX EUR|MT MLT EUR|MX MEX MXN|NL NLD EUR|NZ NZL NZD|NO NOR NOK|PL POL PLN|PT PRT EUR|RO ROU RON|SG SGP SGD|SK SVK EUR|SI SVN EUR|ZA ZAF ZAR|KR KOR KRW|ES ESP EUR|SE SWE SEK|CH CHE CHF|TR TUR TRY|AE ARE AED|GB GBR GBP|US USA USD";

/** The states of three countries. The other countries have none here. */
const states: Readonly<Record<string, string>> = {
  AU: "ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia",
  CA: "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon Territory",
  US: "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming",
};

interface StateOrProvince {
  readonly entityId: number;
  readonly name: string;
  readonly abbreviation: string;
}

export interface Country {
  readonly entityId: number;
  readonly code: string;
  readonly name: string;
  readonly iso3: string;
  readonly currencyCode: string;
  readonly statesOrProvinces: readonly StateOrProvince[];
}

let known: readonly Country[] | undefined;

/** The countries for addresses, sorted by name. Made at the first use. */
export function countries(): readonly Country[] {
  known ??= table
    .split("|")
    .map(country)
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  return known;
}

function country(row: string, index: number): Country {
  const [code = "", iso3 = "", currencyCode = ""] = row.split(" ");
  const name = countryName(code) ?? code;
  const entityId = index + 1;
  return { entityId, code, name, iso3, currencyCode, statesOrProvinces: statesOf(code, entityId * 100) };
}

function statesOf(countryCode: string, firstId: number): StateOrProvince[] {
  return (states[countryCode]?.split("|") ?? []).map((row, index) => {
    const space = row.indexOf(" ");
    return { entityId: firstId + index, abbreviation: row.slice(0, space), name: row.slice(space + 1) };
  });
}
