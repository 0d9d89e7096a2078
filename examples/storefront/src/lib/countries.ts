import "server-only";
import { cacheLife } from "next/cache";
import { CountriesDocument } from "@/gql/graphql";
import { bigcommerce } from "./bigcommerce";

export interface CountryChoice {
  readonly code: string;
  readonly name: string;
}

/** The countries an address can be in. Cached: call it only after `await connection()`. */
export async function getCountries(): Promise<CountryChoice[]> {
  "use cache";
  cacheLife("settings");
  const { geography } = await bigcommerce.guest.query(CountriesDocument);
  return geography.countries ?? [];
}
