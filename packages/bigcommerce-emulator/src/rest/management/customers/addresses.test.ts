import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

const address = {
  customer_id: 1044,
  first_name: "Jun",
  last_name: "Park",
  address1: "5 Pine Street",
  city: "Eugene",
  state_or_province: "Oregon",
  postal_code: "97401",
  country_code: "US",
};

test.each([
  ["customer_id:in=1042", [501, 502]],
  ["id:in=503,505", [503, 505]],
  ["name:in=June Marsh", [504]],
  ["company:in=Tidewater Studio", [505]],
])("addresses of %s are %j", async (query, ids) => {
  expect((await api.get(`v3/customers/addresses?${query}`)).each("id")).toEqual(ids);
});

test("a filter of another list is refused", async () => {
  const answer = await api.get("v3/customers/addresses?customer_id=20");
  expect([answer.status, answer.at("title")]).toEqual([
    422,
    "The filter(s): customer_id are not valid filter parameter(s).",
  ]);
});

test("an address created here is the customer's in GraphQL", async () => {
  const form_fields = [{ name: "Door code", value: 42 }];
  const created = await api.post("v3/customers/addresses?include=formfields", [{ ...address, form_fields }]);
  expect(created.at("data.0")).toMatchObject({
    ...address,
    country: "United States",
    address_type: "residential",
    form_fields: [{ name: "Door code", value: 42 }],
  });
  const seen = await queryStorefront(
    emulator,
    "{ customer { addresses { edges { node { entityId postalCode } } } } }",
    1044,
  );
  expect(seen.at("customer.addresses.edges.0.node")).toEqual({
    entityId: created.at("data.0.id"),
    postalCode: "97401",
  });
});

test("an address that the customer has is not stored twice, and missing in the response", async () => {
  await api.post("v3/customers/addresses", [address]);
  const again = await api.post("v3/customers/addresses", [address]);
  expect([again.status, again.at("data")]).toEqual([200, []]);
  expect((await api.get("v3/customers/addresses?customer_id:in=1044")).each("city")).toEqual(["Eugene"]);
});

test.each([
  [{ ...address, customer_id: 99 }, "0.customer_id"],
  [{ ...address, country_code: "XX" }, "0.country_code"],
  [{ ...address, postal_code: undefined }, "0.postal_code"],
])("an address that is not valid is refused: %j", async (body, field) => {
  const answer = await api.post("v3/customers/addresses", [body]);
  expect(answer.status).toBe(422);
  expect(answer.at("errors")).toHaveProperty([field]);
});

test("an address changes in what is given, and can be deleted", async () => {
  const updated = await api.put("v3/customers/addresses", [
    { id: 504, city: "Astoria", address_type: "commercial" },
  ]);
  expect(updated.at("data.0")).toMatchObject({
    id: 504,
    first_name: "June",
    city: "Astoria",
    address_type: "commercial",
  });
  expect((await api.delete("v3/customers/addresses?id:in=504")).status).toBe(204);
  expect((await api.get("v3/customers/addresses?customer_id:in=1043")).each("id")).toEqual([503, 505]);
  expect((await api.delete("v3/customers/addresses")).status).toBe(422);
});
