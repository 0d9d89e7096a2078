import { expect, test } from "vitest";
import { managementCaller } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "orders-only", scopes: ["store_v2_orders"] }],
});
const api = managementCaller(emulator);

const spring = { name: "Spring", code: "SPRING5", type: "per_item_discount", amount: "5" };

test("coupons have amounts as text with four decimals, and dates of RFC 2822", async () => {
  expect((await api.get("v2/coupons?code=lastspring")).json).toEqual([
    {
      id: 4,
      name: "20 % off in spring, over",
      type: "percentage_discount",
      amount: "20.0000",
      min_purchase: "0.0000",
      expires: "Sun, 31 May 2026 23:59:59 +0000",
      enabled: true,
      code: "LASTSPRING",
      applies_to: { entity: "categories", ids: [0] },
      num_uses: 0,
      max_uses: 0,
      max_uses_per_customer: 0,
      restricted_to: [],
      shipping_methods: null,
      date_created: "Mon, 01 Sep 2025 09:00:00 +0000",
    },
  ]);
});

test("a coupon comes, changes and goes", async () => {
  const created = await api.post("v2/coupons", {
    ...spring,
    min_purchase: "10.5",
    expires: "Thu, 04 Oct 2012 03:24:40 +0000",
    applies_to: { entity: "products", ids: [109] },
    max_uses: 100,
  });
  expect([created.status, created.json]).toEqual([
    201,
    expect.objectContaining({
      amount: "5.0000",
      min_purchase: "10.5000",
      expires: "Thu, 04 Oct 2012 03:24:40 +0000",
      max_uses: 100,
    }),
  ]);
  const path = `v2/coupons/${created.at("id")}`;
  const changed = await api.put(path, { enabled: false, expires: "" });
  expect(changed.json).toMatchObject({ enabled: false, expires: "", code: "SPRING5", amount: "5.0000" });
  expect((await api.get("v2/coupons/count")).json).toEqual({ count: 5 });
  expect((await api.delete(path)).status).toBe(204);
  expect((await api.get(path)).status).toBe(404);
});

test.each([
  [{ ...spring, name: undefined }, "The required field 'name' was not supplied."],
  [{ ...spring, code: undefined }, "The required field 'code' was not supplied."],
  [{ ...spring, type: "half" }, "The field 'type' is invalid."],
  [{ ...spring, amount: "much" }, "The field 'amount' is invalid."],
  [{ ...spring, enabled: "yes" }, "The field 'enabled' is invalid."],
  [{ ...spring, code: "50%" }, "The field 'code' is invalid."],
  [{ ...spring, applies_to: { entity: "categories", ids: [100] } }, "The field 'categories' is invalid."],
])("a coupon that is not valid is refused: %j", async (body, message) => {
  const answer = await api.post("v2/coupons", body);
  expect([answer.status, answer.at("0.message")]).toEqual([400, message]);
});

test("a date that is none is refused with the reason", async () => {
  expect((await api.post("v2/coupons", { ...spring, expires: "1234" })).json).toEqual([
    {
      status: 400,
      message: "The field 'expires' is invalid.",
      details: { invalid_reason: "The provided value '1234' is not a valid RFC-2822 date." },
    },
  ]);
});

test("a code and a name belong to one coupon", async () => {
  expect((await api.post("v2/coupons", { ...spring, code: "freeship" })).status).toBe(409);
  expect((await api.put("v2/coupons/1", { name: "Free shipping" })).status).toBe(409);
  expect((await api.put("v2/coupons/3", { code: "FREESHIP" })).status).toBe(200);
});

test("coupons need the scope for marketing", async () => {
  expect((await managementCaller(emulator, "orders-only").get("v2/coupons")).status).toBe(403);
});
