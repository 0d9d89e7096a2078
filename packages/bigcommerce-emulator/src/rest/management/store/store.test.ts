import { describe, expect, test } from "vitest";
import { postGraphql, postToken } from "../../../../test/emulator-calls.js";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  shopUrl: "https://shop.example",
  accessTokens: [
    { token: "other-account", scopes: [] },
    { token: "channels-only", scopes: ["store_channel_settings"] },
  ],
});
const api = managementCaller(emulator);

test("the store says what it is", async () => {
  expect((await api.get("v2/store")).json).toMatchObject({
    id: "emulator",
    name: "Kettle & Fern",
    secure_url: emulator.url,
    currency: "USD",
    language: "en",
    weight_units: "Ounces",
    store_id: 10042,
    default_channel_id: 1,
    default_site_id: 1000,
    features: { graphql_storefront_api_enabled: true },
  });
});

test("the time is the emulator's clock, in seconds", async () => {
  emulator.clock.set({ offsetSeconds: 7200 });
  const { time } = Object((await api.get("v2/time")).json);
  expect(Math.abs(time - Date.now() / 1000 - 7200)).toBeLessThan(5);
});

describe("channels", () => {
  test("are those that the store was started with", async () => {
    const answer = await api.get("v3/channels?include=currencies");
    expect(answer.each("id")).toEqual([1, 2]);
    expect(answer.at("data.0")).toMatchObject({
      name: "Kettle & Fern",
      type: "storefront",
      platform: "bigcommerce",
      status: "active",
      currencies: { default_currency: "USD", enabled_currencies: ["USD", "EUR"] },
    });
    expect((await api.get("v3/channels?platform:in=next,catalyst")).each("id")).toEqual([2]);
  });

  test("that are created can have tokens, and GraphQL serves them", async () => {
    const input = { name: "Catalyst", type: "storefront", platform: "catalyst" };
    const created = await api.post("v3/channels", input);
    expect([created.status, created.at("data.id"), created.at("data.status")]).toEqual([200, 3, "active"]);
    const body = { expires_at: 2_000_000_000, channel_ids: [3] };
    const minted = await postToken(emulator, { body });
    expect(minted.status).toBe(200);
    const { data } = await minted.json();
    const answer = await postGraphql(emulator, {
      path: "/channels/3/graphql",
      token: data.token,
      query: "{ site { settings { channelId } } }",
    });
    expect((await answer.json()).data.site.settings.channelId).toBe(3);
    expect((await api.post("v3/channels", input)).status).toBe(409);
  });

  test("change their name and status, and are 404 if there is none", async () => {
    const changed = await api.put("v3/channels/2", { name: "Outlet", status: "inactive" });
    expect(changed.at("data")).toMatchObject({
      id: 2,
      name: "Outlet",
      status: "inactive",
      is_enabled: false,
    });
    expect((await api.get("v3/channels?status:in=inactive")).each("name")).toEqual(["Outlet"]);
    expect((await api.get("v3/channels/9")).status).toBe(404);
    expect((await api.put("v3/channels/2", { status: "sleeping" })).at("errors")).toEqual({
      status: "error.expected.validenumvalue",
    });
  });
});

describe("sites", () => {
  test("are of the channels that the store was started with", async () => {
    const answer = await api.get("v3/sites");
    expect(answer.json).toMatchObject({
      data: [
        { id: 1000, channel_id: 1, url: "https://shop.example" },
        { id: 1001, channel_id: 2, url: "https://shop.example" },
      ],
    });
    const changed = await api.put("v3/channels/2/site", { url: "https://c.example" });
    expect([changed.at("data.id"), changed.at("data.url")]).toEqual([1001, "https://c.example"]);
    expect((await api.get("v3/sites")).each("url")).toEqual(["https://shop.example", "https://c.example"]);
  });

  test("belong to channels, one each", async () => {
    await api.post("v3/channels", { name: "Outlet", type: "storefront", platform: "next" });
    expect((await api.get("v3/channels/3/site")).status).toBe(404);
    const created = await api.post("v3/sites", { url: "https://outlet.example", channel_id: 3 });
    expect([created.status, created.at("data.id"), created.at("data.channel_id")]).toEqual([201, 1002, 3]);
    expect((await api.post("v3/channels/3/site", { url: "https://b.example" })).status).toBe(409);
    expect((await api.get("v3/sites?channel_id:in=3")).each("url")).toEqual(["https://outlet.example"]);
    expect((await api.delete(`v3/sites/${created.at("data.id")}`)).status).toBe(204);
    expect((await api.get("v3/channels/3/site")).status).toBe(404);
  });

  test("need a URL, a channel and the scope", async () => {
    expect((await api.post("v3/sites", { url: "not a url", channel_id: 2 })).status).toBe(422);
    expect((await api.post("v3/sites", { url: "https://d.example", channel_id: 9 })).status).toBe(422);
    expect((await managementCaller(emulator, "channels-only").get("v3/sites")).status).toBe(403);
  });
});

describe("webhooks", () => {
  const hook = { scope: "store/order/created", destination: "https://app.example/hooks" };

  test("come, change and go, and a deleted one is in the response", async () => {
    const created = await api.post("v3/hooks", { ...hook, headers: { "x-key": "k" } });
    expect(created.at("data")).toMatchObject({
      ...hook,
      client_id: expect.stringMatching(/^[0-9a-f]{31}$/),
      store_hash: "emulator",
      headers: { "x-key": "k" },
      is_active: true,
      created_at: expect.any(Number),
    });
    const path = `v3/hooks/${created.at("data.id")}`;
    expect((await api.put(path, { is_active: false })).at("data.is_active")).toBe(false);
    expect((await api.get("v3/hooks?is_active=false")).at("meta.pagination.total")).toBe(1);
    const deleted = await api.delete(path);
    expect([deleted.status, deleted.at("data.scope")]).toEqual([200, hook.scope]);
    const gone = await api.get(path);
    expect([gone.status, gone.at("title")]).toEqual([
      404,
      `Webhook with id [${created.at("data.id")}] not found`,
    ]);
  });

  test("need no scope, and are seen by their own account only", async () => {
    const other = managementCaller(emulator, "other-account");
    const { status } = await other.post("v3/hooks", hook);
    expect(status).toBe(200);
    expect((await other.get("v3/hooks")).each("scope")).toEqual([hook.scope]);
    expect((await api.get("v3/hooks")).at("data")).toEqual([]);
    expect((await api.get("v3/hooks/1")).status).toBe(404);
  });

  test.each([
    [{ scope: hook.scope }, "destination"],
    [{ ...hook, destination: "http://app.example/hooks" }, "destination"],
    [{ ...hook, destination: "https://app.example:8443/hooks" }, "destination"],
    [{ ...hook, scope: "orders" }, "scope"],
  ])("that are not valid are refused: %j", async (body, field) => {
    const answer = await api.post("v3/hooks", body);
    expect([answer.status, answer.at("title")]).toEqual([422, "JSON data is missing or invalid"]);
    expect(answer.at("errors")).toHaveProperty([field]);
  });

  test("may lead to this machine, on any port", async () => {
    const local = { ...hook, destination: "http://localhost:3000/api/hooks" };
    expect((await api.post("v3/hooks", local)).status).toBe(200);
  });
});

describe("currencies", () => {
  const pound = {
    name: "Pound",
    currency_code: "GBP",
    currency_exchange_rate: "0.8",
    token: "£",
    token_location: "left",
    decimal_token: ".",
    thousands_token: ",",
    decimal_places: 2,
  };

  test("have their rates as text, and GraphQL sees a new one", async () => {
    expect((await api.get("v2/currencies/2")).json).toMatchObject({
      currency_code: "EUR",
      currency_exchange_rate: "0.9200000000",
      is_default: false,
      enabled: true,
    });
    const created = await api.post("v2/currencies", pound);
    expect([created.status, created.at("token")]).toEqual([201, "£"]);
    const query =
      "{ site { currency(currencyCode: GBP) { name } product(entityId: 109) { prices(currencyCode: GBP) { price { value } } } } }";
    expect((await queryStorefront(emulator, query)).at("site")).toEqual({
      currency: { name: "Pound" },
      product: { prices: { price: { value: 27.2 } } },
    });
    expect((await api.post("v2/currencies", pound)).status).toBe(409);
    expect(
      (await api.put("v2/currencies/3", { currency_exchange_rate: 0.5 })).at("currency_exchange_rate"),
    ).toBe("0.5000000000");
  });

  test("can be made the default, which cannot be deleted", async () => {
    expect((await api.put("v2/currencies/2", { is_default: true })).at("is_default")).toBe(true);
    expect((await api.get("v2/currencies/1")).at("is_default")).toBe(false);
    expect((await api.delete("v2/currencies/2")).status).toBe(409);
    expect((await api.delete("v2/currencies/1")).status).toBe(204);
    expect((await api.get("v2/currencies")).each("currency_code")).toEqual(["EUR"]);
  });

  test("without what they need are refused", async () => {
    expect((await api.post("v2/currencies", { ...pound, token: undefined })).json).toEqual([
      { status: 400, message: "The required field 'token' was not supplied." },
    ]);
    expect((await api.put("v2/currencies/1", { is_default: false })).status).toBe(400);
  });
});
