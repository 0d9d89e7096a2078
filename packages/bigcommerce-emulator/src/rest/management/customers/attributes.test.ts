import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "reads", scopes: ["store_v2_customers_read_only"] }],
});
const api = managementCaller(emulator);
const attributes = "v3/customers/attributes";
const values = "v3/customers/attribute-values";

const inGraphql = async (attributeId: unknown) =>
  (
    await queryStorefront(
      emulator,
      `{ customer { attributeCount attributes { attribute(entityId: ${attributeId}) { name value } } } }`,
      1044,
    )
  ).at("customer.attributes.attribute");

test("attributes of the store's data are listed with those that are created", async () => {
  const before = await api.get(attributes);
  expect(before.at("data.0")).toMatchObject({ id: 1, name: "Account manager", type: "string" });
  const created = await api.post(attributes, [
    { name: "Age", type: "number" },
    { name: "Joined", type: "date" },
  ]);
  expect([created.status, created.each("id")]).toEqual([200, [2, 3]]);
  expect((await api.get(`${attributes}?name:like=ag`)).each("name")).toEqual(["Account manager", "Age"]);
  expect((await api.get(`${attributes}?type=date`)).each("name")).toEqual(["Joined"]);
  expect((await api.get(`${attributes}?id=1`)).status).toBe(422);
});

test("a value is set and changed, is the customer's in GraphQL, and goes again", async () => {
  const id = (await api.post(attributes, [{ name: "Age", type: "number" }])).at("data.0.id");
  const set = (value: unknown) => api.put(values, [{ attribute_id: id, customer_id: 1044, value }]);
  const first = await set(41);
  expect([first.status, first.at("data.0")]).toMatchObject([
    200,
    { attribute_id: id, attribute_value: "41", customer_id: 1044 },
  ]);
  expect((await set("42")).at("data.0.id")).toBe(first.at("data.0.id"));
  expect(await inGraphql(id)).toEqual({ name: "Age", value: "42" });
  const listed = await api.get(`${values}?customer_id:in=1044&attribute_id:in=${id}`);
  expect(listed.each("attribute_value")).toEqual(["42"]);
  const customer = await api.get("v3/customers?id:in=1044&include=attributes");
  expect(JSON.stringify(customer.at("data.0.attributes"))).toContain('"attribute_value":"42"');
  expect((await api.delete(`${values}?id:in=${first.at("data.0.id")}`)).status).toBe(204);
  expect(await inGraphql(id)).toMatchObject({ value: null });
});

test("a new name is each customer's, and a deleted attribute is gone there too", async () => {
  expect((await api.put(attributes, [{ id: 1, name: "Contact" }])).at("data.0.name")).toBe("Contact");
  expect((await api.get(`${values}?name=contact`)).each("attribute_value")).toEqual(["Linnea"]);
  expect((await api.delete(attributes)).status).toBe(422);
  expect((await api.delete(`${attributes}?id:in=1`)).status).toBe(204);
  expect((await api.get(values)).each("attribute_id")).not.toContain(1);
  expect((await api.get(attributes)).each("id")).toEqual([]);
});

test("a customer that is created with attributes has them under their names", async () => {
  const id = (await api.post(attributes, [{ name: "Age", type: "number" }])).at("data.0.id");
  const customer = { first_name: "A", last_name: "B", email: "ab@example.com" };
  await api.post("v3/customers", [{ ...customer, attributes: [{ attribute_id: id, attribute_value: "9" }] }]);
  expect((await api.get(`${values}?name=Age`)).each("attribute_value")).toEqual(["9"]);
});

test.each([
  [{ attribute_id: 99, customer_id: 1044, value: "A" }],
  [{ attribute_id: 1, customer_id: 999_999, value: "A" }],
  [{ attribute_id: 2, customer_id: 1044, value: "many" }],
  [{ attribute_id: 3, customer_id: 1044, value: "soon" }],
  [{ attribute_id: 1, customer_id: 1044, value: "a".repeat(256) }],
])("the value %j is refused, and none of the request is stored", async (value) => {
  await api.post(attributes, [
    { name: "Age", type: "number" },
    { name: "Joined", type: "date" },
  ]);
  const sound = { attribute_id: 2, customer_id: 1044, value: "1" };
  expect((await api.put(values, [sound, value])).status).toBe(422);
  expect(await inGraphql(2)).toMatchObject({ value: null });
});

test("a name is there once, and a store has at most 50 attributes", async () => {
  expect((await api.post(attributes, [{ name: "account manager", type: "date" }])).status).toBe(422);
  for (let batch = 0; batch < 5; batch += 1) {
    const names = Array.from({ length: batch === 4 ? 9 : 10 }, (_, index) => `N${batch}-${index}`);
    await api.post(
      attributes,
      names.map((name) => ({ name, type: "string" })),
    );
  }
  const full = await api.post(attributes, [{ name: "One more", type: "string" }]);
  expect([full.status, full.at("errors.name")]).toEqual([422, expect.stringContaining("50")]);
  expect((await managementCaller(emulator, "reads").get(attributes)).status).toBe(200);
  expect((await managementCaller(emulator, "reads").put(values, [])).status).toBe(403);
});
