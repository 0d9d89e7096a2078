import type { StorefrontContext } from "../store/request-context.js";
import { countryName } from "./common/geography-names.js";
import type { GraphNode } from "./common/node.js";
import { requiring } from "./common/scope.js";

const countryCodes =
  "AR AU AT BE BR BG CA CL CO HR CY CZ DK EE FI FR DE GR HK HU IS IN IE IL IT JP LV LI LT LU MT MX NL NZ NO PL PT RO SG SK SI ZA KR ES SE CH TR AE GB US".split(
    " ",
  );

interface CountryArguments {
  readonly filters?: { readonly name?: string | null; readonly code?: string | null } | null;
}

/** `geography`: the countries for the store's addresses, sorted by name. */
export function geographyNode(context: StorefrontContext): GraphNode {
  return {
    countries: requiring(context, "Unauthenticated", ({ filters }: CountryArguments) =>
      countries.filter(
        ({ name, code }) =>
          (!filters?.name || name === filters.name) && (!filters?.code || code === filters.code),
      ),
    ),
  };
}

const countries = countryCodes
  .map((code, index) => ({ entityId: index + 1, code, name: countryName(code) ?? code }))
  .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
