import type { StoredCoupon } from "../../../store/coupon.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { v3Data, v3List } from "../protocol/envelope.js";
import { type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { sorted } from "../protocol/sorting.js";

// The store's coupons as BigCommerce's newer promotions: one for each, with its one code.

function statusAt({ enabled, expiresAt, maxUses, uses }: StoredCoupon, now: Date): string {
  if (!enabled) return "DISABLED";
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= now.getTime();
  return isOver || (maxUses > 0 && uses >= maxUses) ? "INVALID" : "ENABLED";
}

const promotionFilters = (call: ManagementCall): Filters<StoredCoupon> => ({
  ...integerFilters("id", ({ entityId }) => [entityId], [""]),
  ...textFilters("name", ({ name }) => name, [""]),
  ...textFilters("code", ({ code }) => code, [""]),
  ...textFilters("redemption_type", () => "COUPON", [""]),
  ...textFilters("status", (coupon) => statusAt(coupon, call.now), [""]),
  query: (value) => {
    const wanted = value.trim().toLowerCase();
    return ({ name, code }) => `${name}\n${code}`.toLowerCase().includes(wanted);
  },
});

const timeOf = (utc: string) => `${utc.slice(0, 19)}+00:00`;

function promotionJson(call: ManagementCall, coupon: StoredCoupon) {
  return {
    id: coupon.entityId,
    name: coupon.name,
    display_name: coupon.name,
    redemption_type: "COUPON",
    channels: call.channelIds.map((id) => ({ id })),
    customer: { group_ids: [], minimum_order_count: 0, excluded_group_ids: [], segments: null },
    rules: [ruleJson(coupon)],
    notifications: [],
    current_uses: coupon.uses,
    max_uses: coupon.maxUses || null,
    status: statusAt(coupon, call.now),
    start_date: timeOf(coupon.createdAt),
    end_date: coupon.expiresAt === null ? null : timeOf(coupon.expiresAt),
    stop: false,
    can_be_used_with_other_promotions: true,
    coupon_overrides_automatic_when_offering_higher_discounts: false,
    currency_code: call.data.settings.currencies[0]?.code ?? "USD",
    shipping_address: null,
    schedule: null,
    created_from: "legacy_coupon_ui",
  };
}

function ruleJson(coupon: StoredCoupon) {
  const { minimumPurchase } = coupon;
  return {
    action: actionJson(coupon),
    apply_once: true,
    stop: false,
    ...(minimumPurchase === 0 ? {} : { condition: { cart: { minimum_spend: String(minimumPurchase) } } }),
  };
}

function actionJson({ type, amount, appliesTo }: StoredCoupon) {
  const { entity, entityIds } = appliesTo;
  const isForAll = entity === "categories" && entityIds.includes(0);
  const items = isForAll ? {} : { items: { [entity]: entityIds } };
  const fixed = { discount: { fixed_amount: String(amount) } };
  const percentage = { discount: { percentage_amount: String(amount) } };
  switch (type) {
    case "percentage_discount":
      return isForAll
        ? { cart_value: percentage }
        : { cart_items: { ...percentage, as_total: false, ...items } };
    case "per_item_discount":
      return { cart_items: { ...fixed, as_total: false, ...items } };
    case "per_total_discount":
      return isForAll ? { cart_value: fixed } : { cart_items: { ...fixed, as_total: true, ...items } };
    case "shipping_discount":
      return { shipping: { ...fixed, zone_ids: "*" } };
    case "free_shipping":
      return { shipping: { free_shipping: true, zone_ids: "*" } };
  }
}

function codeJson(coupon: StoredCoupon) {
  return {
    id: coupon.entityId,
    code: coupon.code,
    current_uses: coupon.uses,
    max_uses: coupon.maxUses,
    max_uses_per_customer: coupon.maxUsesPerCustomer,
    created: timeOf(coupon.createdAt),
  };
}

function listPromotions(call: ManagementCall) {
  const found = filtered(call, call.data.coupons.values(), promotionFilters(call));
  const keys = {
    id: ({ entityId }: StoredCoupon) => entityId,
    name: ({ name }: StoredCoupon) => name,
    start_date: ({ createdAt }: StoredCoupon) => createdAt,
  };
  return v3List(call, sorted(call, found, keys), (coupon) => promotionJson(call, coupon));
}

function promotionOf(call: ManagementCall): StoredCoupon {
  const coupon = call.data.coupons.get(idParam(call, "promotion_id"));
  if (coupon === undefined) throw refusals.v3.notFound();
  return coupon;
}

export const promotionResources = [
  resource("v3/promotions", scopes.marketing, { GET: listPromotions }),
  resource("v3/promotions/{promotion_id}", scopes.marketing, {
    GET: (call) => v3Data(promotionJson(call, promotionOf(call))),
  }),
  resource("v3/promotions/{promotion_id}/codes", scopes.marketing, {
    GET: (call) => v3List(call, filtered(call, [promotionOf(call)], {}), codeJson),
  }),
];
