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
