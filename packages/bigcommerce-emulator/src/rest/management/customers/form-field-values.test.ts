import { expect, test } from "vitest";
import { managementCaller } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);
const path = "v3/customers/form-field-values";

test("values of customers and of addresses are set, changed and listed", async () => {
  const address = (await api.get("v3/customers/addresses")).at("data.0.id");
  const set = await api.put(path, [
    { customer_id: 1044, name: "Sales rep", value: "Miss Moneypenny" },
    { address_id: address, name: "Floor", value: 3 },
    { customer_id: 1044, name: "Toppings", value: ["Basil", "Olives"] },
  ]);
  expect([set.status, set.at("data.1")]).toEqual([200, { name: "Floor", value: 3, address_id: address }]);
  await api.put(path, [{ customer_id: 1044, name: "Sales rep", value: "Q" }]);
  const ofCustomer = await api.get(`${path}?customer_id=1044&field_name=sales rep`);
  expect(ofCustomer.at("data")).toEqual([{ name: "Sales rep", value: "Q", customer_id: 1044 }]);
  expect((await api.get(`${path}?address_id=${address}&field_type=numbers`)).each("value")).toContain(3);
  expect((await api.get(`${path}?field_type=checkboxes`)).each("name")).toContain("Toppings");
  const customer = await api.get("v3/customers?id:in=1044&include=formfields");
  expect(JSON.stringify(customer.at("data.0.form_fields"))).toContain('"value":"Q"');
});

test.each([
  [{ name: "A", value: "B" }],
  [{ customer_id: 999_999, name: "A", value: "B" }],
  [{ address_id: 999_999, name: "A", value: "B" }],
  [{ customer_id: 1044, name: "", value: "B" }],
  [{ customer_id: 1044, name: "A", value: {} }],
])("the value %j is refused", async (value) => {
  expect((await api.put(path, [value])).status).toBe(422);
});

test("a customer has at most 250 values, and an unknown filter is refused", async () => {
  const form_fields = Array.from({ length: 251 }, (_, index) => ({ name: `N${index}`, value: "A" }));
  expect((await api.put("v3/customers", [{ id: 1044, form_fields }])).status).toBe(422);
  expect((await api.get(`${path}?id=1`)).status).toBe(422);
});
