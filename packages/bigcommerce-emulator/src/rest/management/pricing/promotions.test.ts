import { expect, test } from "vitest";
import { managementCaller } from "../../../../test/management-calls.js";
import { emulatorForFile } from "../../../../test/running-emulator.js";

const emulator = emulatorForFile({ accessTokens: [{ token: "carts", scopes: ["store_cart"] }] });
const api = managementCaller(emulator);

test("each coupon is a promotion with one code", async () => {
  expect((await api.get("v3/promotions/1")).at("data")).toMatchObject({
    name: "10 % off, for slow Sundays",
    redemption_type: "COUPON",
    status: "ENABLED",
    max_uses: null,
    rules: [{ action: { cart_value: { discount: { percentage_amount: "10" } } } }],
  });
  expect((await api.get("v3/promotions/2")).at("data.rules.0")).toMatchObject({
    action: { cart_value: { discount: { fixed_amount: "5" } } },
    condition: { cart: { minimum_spend: "40" } },
  });
  expect((await api.get("v3/promotions/3")).at("data.rules.0.action")).toEqual({
    shipping: { free_shipping: true, zone_ids: "*" },
  });
  const codes = await api.get("v3/promotions/1/codes");
  expect(codes.at("data.0")).toMatchObject({ id: 1, code: "SLOWSUNDAY", current_uses: 1 });
});

test("a coupon for some categories or products names them", async () => {
  const coupon = { amount: 10, applies_to: { entity: "products", ids: [105] } };
  const create = (type: string) => api.post("v2/coupons", { ...coupon, name: type, code: type, type });
  const action = async (type: string) => {
    const id = (await create(type)).at("id");
    return (await api.get(`v3/promotions/${id}`)).at("data.rules.0.action");
  };
  const items = { products: [105] };
  expect(await action("percentage_discount")).toEqual({
    cart_items: { discount: { percentage_amount: "10" }, as_total: false, items },
  });
  expect(await action("per_total_discount")).toMatchObject({ cart_items: { as_total: true, items } });
  expect(await action("per_item_discount")).toMatchObject({ cart_items: { as_total: false, items } });
  expect(await action("shipping_discount")).toMatchObject({
    shipping: { discount: { fixed_amount: "10" } },
  });
});

test("promotions are filtered and sorted", async () => {
  expect((await api.get("v3/promotions?code=freeship")).each("id")).toEqual([3]);
  expect((await api.get("v3/promotions?query=sunday")).each("id")).toEqual([1]);
  expect((await api.get("v3/promotions?redemption_type=AUTOMATIC")).each("id")).toEqual([]);
  expect((await api.get("v3/promotions?status=invalid")).each("end_date")).toEqual([
    "2026-05-31T23:59:59+00:00",
  ]);
  const ids = (await api.get("v3/promotions?sort=id&direction=desc")).each("id").map(Number);
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  expect((await api.get("v3/promotions?colour=red")).status).toBe(422);
  expect((await api.get("v3/promotions/999/codes")).status).toBe(404);
  expect((await managementCaller(emulator, "carts").get("v3/promotions")).status).toBe(403);
});
