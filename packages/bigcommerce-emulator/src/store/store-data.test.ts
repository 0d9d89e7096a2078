import { expect, test } from "vitest";
import { fixtures } from "../fixtures/fixtures.js";
import { createStoreData } from "./store-data.js";

test("two stores share nothing", () => {
  const first = createStoreData(fixtures);
  first.customers.get(1042)?.addresses.splice(0);
  expect(createStoreData(fixtures).customers.get(1042)?.addresses).toHaveLength(2);
});

test("a list given replaces the fixtures' list, settings are merged", () => {
  const data = createStoreData(fixtures, { orders: [], settings: { storeName: "Our shop" } });
  expect(data.orders.size).toBe(0);
  expect(data.settings.storeName).toBe("Our shop");
  expect(data.settings.locales).toEqual(["en", "fr"]);
  expect(data.products.size).toBe(28);
});

test("of a group of settings, what is given is merged too", () => {
  const settings = { inventory: { stockLevelDisplay: "DONT_SHOW" }, tax: { ratePercent: 19 } } as const;
  const data = createStoreData(fixtures, { settings });
  expect(data.settings.inventory).toEqual({ ...fixtures.settings.inventory, ...settings.inventory });
  expect(data.settings.tax).toEqual({ name: "Sales tax", ratePercent: 19 });
  expect(() => createStoreData(fixtures, { settings: { tax: { ratePercent: 190 } } })).toThrow(/ratePercent/);
});

test("data that is not valid is refused with the name of the field", () => {
  const wrong = { customerGroups: [{ entityId: 1, name: "Friends", percentOff: 120 }] };
  expect(() => createStoreData(fixtures, wrong)).toThrow(/customerGroups\.0\.percentOff: /);
});

test("a list the store does not have is refused by its name", () => {
  expect(() => createStoreData(fixtures, JSON.parse('{ "vouchers": [] }'))).toThrow(/vouchers/);
});
