import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "reads", scopes: ["store_v2_information_read_only"] }],
  data: { settings: { locales: ["en", "fr"] } },
});
const api = managementCaller(emulator);

test("the store's profile is that of GraphQL, and changes in part", async () => {
  const profile = await api.put("v3/settings/store/profile", {
    store_name: "Tea House",
    store_phone: "+1 503 555 0199",
  });
  expect([profile.status, profile.at("data")]).toMatchObject([
    200,
    { store_name: "Tea House", store_phone: "+1 503 555 0199", store_email: expect.stringContaining("@") },
  ]);
  expect((await api.get("v3/settings/store/profile?channel_id=1")).json).toEqual(profile.json);
  const seen = await queryStorefront(emulator, "{ site { settings { storeName contact { phone } } } }");
  expect(seen.at("site.settings")).toEqual({
    storeName: "Tea House",
    contact: { phone: "+1 503 555 0199" },
  });
});

test("the default language is the first of the store's, and another one of them can take its place", async () => {
  expect((await api.get("v3/settings/store/locale")).at("data")).toEqual({
    default_shopper_language: "en",
    shopper_language_selection_method: "browser",
    store_country: "United States",
  });
  await api.put("v3/settings/store/locale", { default_shopper_language: "fr" });
  expect((await api.get("v3/settings/store/locales?channel_id=1")).at("data")).toEqual([
    { code: "fr", status: "active", is_default: true },
    { code: "en", status: "active", is_default: false },
  ]);
  expect((await api.put("v3/settings/store/locale", { default_shopper_language: "tlh" })).status).toBe(422);
});

test("a channel that the store lacks and another filter are refused, and so is a change by a reader", async () => {
  expect((await api.get("v3/settings/store/profile?channel_id=9")).status).toBe(422);
  expect((await api.get("v3/settings/store/profile?id=9")).status).toBe(422);
  expect((await api.put("v3/settings/store/profile", { store_name: "" })).status).toBe(422);
  const reader = managementCaller(emulator, "reads");
  expect((await reader.put("v3/settings/store/profile", { store_name: "A" })).status).toBe(403);
});

test("countries and their states are listed, counted and found by their codes", async () => {
  const [canada] = (await api.get("v2/countries?country_iso2=ca")).each("id");
  expect((await api.get(`v2/countries/${canada}`)).json).toMatchObject({
    country: "Canada",
    country_iso3: "CAN",
    states: { resource: `/countries/${canada}/states` },
  });
  const states = await api.get(`v2/countries/${canada}/states?limit=250`);
  expect((await api.get(`v2/countries/${canada}/states/count`)).json).toEqual({
    count: states.each("id").length,
  });
  const quebec = await api.get(`v2/countries/${canada}/states?state_abbreviation=QC`);
  expect(quebec.at("0")).toMatchObject({ state: "Quebec", country_id: canada });
  expect((await api.get(`v2/countries/${canada}/states/${quebec.at("0.id")}`)).json).toEqual(quebec.at("0"));
  const [norway] = (await api.get("v2/countries?country=Norway")).each("id");
  expect((await api.get(`v2/countries/${norway}/states`)).status).toBe(204);
  expect((await api.get("v2/countries/999")).status).toBe(404);
  expect(Number((await api.get("v2/countries/count")).at("count"))).toBeGreaterThan(40);
  expect(Number((await api.get("v2/countries/states/count")).at("count"))).toBeGreaterThan(60);
});

test("the shipping methods stand in the zones that they ship to", async () => {
  const zones = await api.get("v2/shipping/zones");
  expect(zones.json).toMatchObject([
    {
      id: 1,
      name: "United States",
      type: "country",
      locations: [{ country_iso2: "US" }],
      free_shipping: { enabled: true, minimum_sub_total: "60.0000" },
    },
    { id: 2, name: "Rest of the World", type: "global", locations: [] },
  ]);
  const methods = await api.get("v2/shipping/zones/1/methods");
  expect(methods.each("name")).toEqual(["Ground", "Express"]);
  expect((await api.get("v2/shipping/zones/1/methods/2")).json).toMatchObject({ settings: { rate: 18 } });
  expect((await api.get("v2/shipping/zones/2/methods/2")).status).toBe(404);
  expect((await api.get("v2/shipping/zones/9")).status).toBe(404);
});
