import type { StorefrontContext } from "../store/request-context.js";
import { type Country, countries } from "./common/countries.js";
import type { GraphNode } from "./common/node.js";
import { requiring } from "./common/scope.js";

interface CountryArguments {
  readonly filters?: { readonly name?: string | null; readonly code?: string | null } | null;
}

/** `geography`: the countries for the store's addresses, sorted by name. */
export function geographyNode(context: StorefrontContext): GraphNode {
  return {
    countries: requiring(context, "Unauthenticated", ({ filters }: CountryArguments) =>
      countries()
        .filter(
          ({ name, code }) =>
            (!filters?.name || name === filters.name) && (!filters?.code || code === filters.code),
        )
        .map(countryNode),
    ),
  };
}

export function countryNode({ currencyCode, ...country }: Country): GraphNode {
  return { ...country, currency: () => currency(currencyCode) };
}

function currency(code: string) {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency: code,
    currencyDisplay: "narrowSymbol",
  });
  const symbol = format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? code;
  return { code, name: new Intl.DisplayNames("en", { type: "currency" }).of(code) ?? code, symbol };
}
