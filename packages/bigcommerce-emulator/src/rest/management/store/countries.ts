import { type Country, countries } from "../../../resolvers/common/countries.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { v2Data, v2List } from "../protocol/envelope.js";
import { type Filters, filtered } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

interface State {
  readonly country: Country;
  readonly state: Country["statesOrProvinces"][number];
}

const is = (actual: string, wanted: string) => actual.toLowerCase() === wanted.toLowerCase();

const countryFilters: Filters<Country> = {
  country: (value) => (country) => is(country.name, value),
  country_iso2: (value) => (country) => is(country.code, value),
  country_iso3: (value) => (country) => is(country.iso3, value),
};

const stateFilters: Filters<State> = {
  state: (value) => (item) => is(item.state.name, value),
  state_abbreviation: (value) => (item) => is(item.state.abbreviation, value),
};

function countryJson({ origin, settings }: ManagementCall, { entityId, name, code, iso3 }: Country) {
  const path = `/countries/${entityId}/states`;
  return {
    id: entityId,
    country: name,
    country_iso2: code,
    country_iso3: iso3,
    states: { url: `${origin}/stores/${settings.storeHash}/v2${path}`, resource: path },
  };
}

function stateJson({ country, state }: State) {
  return {
    id: state.entityId,
    state: state.name,
    state_abbreviation: state.abbreviation,
    country_id: country.entityId,
  };
}

function countryOf(call: ManagementCall): Country {
  const country = countries().find(({ entityId }) => entityId === idParam(call, "country_id"));
  if (country === undefined) throw refusals.v2.notFound();
  return country;
}

const statesOf = (country: Country): State[] =>
  country.statesOrProvinces.map((state) => ({ country, state }));
const allStates = () => countries().flatMap(statesOf);

function stateOf(call: ManagementCall): State {
  const found = statesOf(countryOf(call)).find(({ state }) => state.entityId === idParam(call, "state_id"));
  if (found === undefined) throw refusals.v2.notFound();
  return found;
}

const count = (items: readonly unknown[]) => v2Data({ count: items.length });

export const countryResources = [
  resource("v2/countries", scopes.information, {
    GET: (call) =>
      v2List(call, filtered(call, countries(), countryFilters), (country) => countryJson(call, country)),
  }),
  resource("v2/countries/count", scopes.information, { GET: () => count(countries()) }),
  resource("v2/countries/states", scopes.information, {
    GET: (call) => v2List(call, filtered(call, allStates(), stateFilters), stateJson),
  }),
  resource("v2/countries/states/count", scopes.information, { GET: () => count(allStates()) }),
  resource("v2/countries/{country_id}", scopes.information, {
    GET: (call) => v2Data(countryJson(call, countryOf(call))),
  }),
  resource("v2/countries/{country_id}/states", scopes.information, {
    GET: (call) => v2List(call, filtered(call, statesOf(countryOf(call)), stateFilters), stateJson),
  }),
  resource("v2/countries/{country_id}/states/count", scopes.information, {
    GET: (call) => count(statesOf(countryOf(call))),
  }),
  resource("v2/countries/{country_id}/states/{state_id}", scopes.information, {
    GET: (call) => v2Data(stateJson(stateOf(call))),
  }),
];
