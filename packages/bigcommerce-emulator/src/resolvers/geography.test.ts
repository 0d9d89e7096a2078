import { expect, test } from "vitest";
import { storefrontCaller } from "../../test/execute-storefront.js";

test("a guest reads the countries for addresses, sorted by name", () => {
  const answer = storefrontCaller().data("{ geography { countries { entityId code name } } }");
  expect(answer.at("geography.countries.0")).toEqual({ entityId: 1, code: "AR", name: "Argentina" });
  expect(JSON.stringify(answer.at("geography.countries"))).toContain('"code":"US","name":"United States"');
});

test("countries can be filtered by code and by name", () => {
  const answer = storefrontCaller().data(
    '{ geography { byCode: countries(filters: { code: "CA" }) { name } byName: countries(filters: { name: "Norway" }) { code } } }',
  );
  expect(answer.at("geography")).toEqual({ byCode: [{ name: "Canada" }], byName: [{ code: "NO" }] });
});

test("a country has its currency, and the United States their states", () => {
  const answer = storefrontCaller().data(
    '{ geography { countries(filters: { code: "US" }) { iso3 currency { code name symbol } statesOrProvinces { name abbreviation } } } }',
  );
  expect(answer.at("geography.countries.0")).toMatchObject({
    iso3: "USA",
    currency: { code: "USD", name: "US Dollar", symbol: "$" },
  });
  expect(answer.at("geography.countries.0.statesOrProvinces")).toHaveLength(51);
  expect(answer.at("geography.countries.0.statesOrProvinces.37")).toEqual({
    name: "Oregon",
    abbreviation: "OR",
  });
});
