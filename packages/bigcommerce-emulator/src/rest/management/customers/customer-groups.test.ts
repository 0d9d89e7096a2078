import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

const wholesale = {
  id: 1,
  name: "Wholesale",
  is_default: false,
  category_access: { type: "all" },
  discount_rules: [{ type: "all", method: "percent", amount: "20.0000" }],
  is_group_for_guests: false,
  date_created: "2026-01-01 00:00:00",
  date_modified: "2026-01-01 00:00:00",
};

test("a list of v2 is a plain list, and 204 without a body if it is empty", async () => {
  expect((await api.get("v2/customer_groups")).json).toEqual([wholesale]);
  expect((await api.get("v2/customer_groups/1")).json).toEqual(wholesale);
  expect((await api.get("v2/customer_groups/count")).json).toEqual({ count: 1 });
  const none = await api.get("v2/customer_groups?name:like=retail");
  expect([none.status, none.json]).toEqual([204, undefined]);
});

test("v2 ignores filters that it does not have", async () => {
  expect((await api.get("v2/customer_groups?foo=bar")).status).toBe(200);
});

test("errors of v2 are lists", async () => {
  const missing = await api.get("v2/customer_groups/9");
  expect(missing.status).toBe(404);
  expect(missing.json).toEqual([{ status: 404, message: "The requested resource was not found." }]);
  expect((await api.get("v2/nothing")).json).toEqual(missing.json);
  const unnamed = await api.post("v2/customer_groups", { is_default: false });
  expect([unnamed.status, unnamed.json]).toEqual([
    400,
    [{ status: 400, message: "The required field 'name' was not supplied." }],
  ]);
  const wrong = await api.post("v2/customer_groups", { name: "Staff", is_default: "perhaps" });
  expect(wrong.json).toEqual([{ status: 400, message: "The field 'is_default' is invalid." }]);
  const patch = await api.send("PATCH")("v2/customer_groups", {});
  expect([patch.status, patch.at("0.status")]).toEqual([405, 405]);
});

test.each([
  [[{ type: "everything", method: "percent", amount: 5 }], "type"],
  [[{ type: "all", method: "half", amount: 5 }], "method"],
  [[{ type: "all", method: "percent", amount: "much" }], "amount"],
])("discount rules %j are refused for their %s", async (discount_rules, field) => {
  const answer = await api.post("v2/customer_groups", { name: "Staff", discount_rules });
  expect(answer.json).toEqual([{ status: 400, message: `The field '${field}' is invalid.` }]);
});

test("a group that is created and joined gives its discount in GraphQL", async () => {
  const created = await api.post("v2/customer_groups", {
    name: "Staff",
    discount_rules: [{ type: "all", method: "percent", amount: "50.0000" }],
  });
  expect([created.status, created.at("discount_rules.0.amount")]).toEqual([201, "50.0000"]);
  await api.put("v3/customers", [{ id: 1044, customer_group_id: created.at("id") }]);
  const query = "{ site { product(entityId: 109) { prices { price { value } } } } }";
  expect((await queryStorefront(emulator, query, 1044)).at("site.product.prices.price.value")).toBe(17);
});

test("there is one default group: customers created later are in it", async () => {
  await api.put("v2/customer_groups/1", { is_default: true });
  const second = await api.post("v2/customer_groups", { name: "Members", is_default: true });
  expect((await api.get("v2/customer_groups?is_default=true")).each("name")).toEqual(["Members"]);
  const customer = { first_name: "A", last_name: "B", email: "ab@example.com" };
  const created = await api.post("v3/customers", [customer]);
  expect(created.at("data.0.customer_group_id")).toBe(second.at("id"));
});

test("deleting a group leaves its customers in none", async () => {
  expect((await api.delete("v2/customer_groups/1")).status).toBe(204);
  expect((await api.get("v3/customers?id:in=1042")).at("data.0.customer_group_id")).toBe(0);
  expect((await api.get("v2/customer_groups")).status).toBe(204);
});
