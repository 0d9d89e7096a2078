import { z } from "zod";
import { type CouponType, couponByCode, type StoredCoupon } from "../../../store/coupon.js";
import { nextEntityId } from "../../../store/store-data.js";
import { assignGiven, bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall, rfc2822, timeOf } from "../protocol/call.js";
import { noContent, v2Data, v2List } from "../protocol/envelope.js";
import { type Filters, filtered } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

const couponTypes = [
  "percentage_discount",
  "per_item_discount",
  "per_total_discount",
  "shipping_discount",
  "free_shipping",
] as const satisfies readonly CouponType[];

const countries = z.union([z.string(), z.array(z.string())]);

const changesSchema = fields
  .object({
    name: fields.words.max(100, "error.maxLength"),
    code: fields.text.regex(/^[a-zA-Z0-9_ -]{1,50}$/, "error.pattern"),
    type: fields.choice(couponTypes),
    amount: fields.decimal,
    min_purchase: fields.decimal,
    expires: fields.text,
    enabled: fields.flag,
    max_uses: fields.integer.min(0, "error.min"),
    max_uses_per_customer: fields.integer.min(0, "error.min"),
    applies_to: fields.object({
      entity: fields.choice(["categories", "products"]),
      ids: fields.list(fields.idOrNone),
    }),
    restricted_to: z.union([fields.object({ countries: countries.optional() }), z.array(z.unknown())]),
    shipping_methods: z.array(z.string()).nullable(),
  })
  .partial();

const { name, code, type, amount } = changesSchema.shape;
const newSchema = changesSchema.extend({
  name: name.unwrap(),
  code: code.unwrap(),
  type: type.unwrap(),
  amount: amount.unwrap(),
});

type CouponChanges = z.output<typeof changesSchema>;

const filters: Filters<StoredCoupon> = {
  id: (value) => (coupon) => coupon.entityId === Number(value),
  code: (value) => (coupon) => coupon.code.toLowerCase() === value.toLowerCase(),
  name: (value) => (coupon) => coupon.name === value,
  type: (value) => (coupon) => coupon.type === value,
  min_id: (value) => (coupon) => coupon.entityId >= Number(value),
  max_id: (value) => (coupon) => coupon.entityId <= Number(value),
};

function couponJson(coupon: StoredCoupon) {
  return {
    id: coupon.entityId,
    name: coupon.name,
    type: coupon.type,
    amount: coupon.amount.toFixed(4),
    min_purchase: coupon.minimumPurchase.toFixed(4),
    expires: rfc2822(coupon.expiresAt),
    enabled: coupon.enabled,
    code: coupon.code,
    applies_to: { entity: coupon.appliesTo.entity, ids: coupon.appliesTo.entityIds },
    num_uses: coupon.uses,
    max_uses: coupon.maxUses,
    max_uses_per_customer: coupon.maxUsesPerCustomer,
    restricted_to: [],
    shipping_methods: null,
    date_created: rfc2822(coupon.createdAt),
  };
}

function couponOf(call: ManagementCall): StoredCoupon {
  const coupon = call.data.coupons.get(idParam(call, "coupon_id"));
  if (coupon === undefined) throw refusals.v2.notFound();
  return coupon;
}

function createCoupon(call: ManagementCall) {
  const input = bodyOf(call, newSchema);
  check(call, input, null);
  const coupon: StoredCoupon = {
    entityId: nextEntityId(call.data.coupons.keys()),
    code: input.code,
    name: input.name,
    type: input.type,
    amount: input.amount,
    minimumPurchase: 0,
    expiresAt: null,
    enabled: true,
    maxUses: 0,
    maxUsesPerCustomer: 0,
    uses: 0,
    appliesTo: { entity: "categories", entityIds: [0] },
    createdAt: timeOf(call),
  };
  write(coupon, input);
  call.data.coupons.set(coupon.entityId, coupon);
  return v2Data(couponJson(coupon), 201);
}

function updateCoupon(call: ManagementCall) {
  const coupon = couponOf(call);
  const input = bodyOf(call, changesSchema);
  check(call, input, coupon.entityId);
  write(coupon, input);
  return v2Data(couponJson(coupon));
}

function check({ data }: ManagementCall, input: CouponChanges, ownId: number | null): void {
  const isOther = (coupon: StoredCoupon | undefined) => coupon !== undefined && coupon.entityId !== ownId;
  if (input.code !== undefined && isOther(couponByCode(data.coupons, input.code)))
    throw refusals.v2.conflict("code", ["rest.coupon_in_use"]);
  if (isOther([...data.coupons.values()].find((coupon) => coupon.name === input.name)))
    throw refusals.v2.conflict("name", ["rest.coupon_in_use"]);
  // A number alone is a date for JavaScript, and none for RFC 2822.
  if (input.expires && (Number.isNaN(Date.parse(input.expires)) || /^\d+$/.test(input.expires)))
    throw refusals.v2.invalid("expires", ["rest.v2_date", { value: input.expires }]);
  const { entity, ids } = input.applies_to ?? { entity: "categories" as const, ids: [] };
  const unknown = ids.find(
    (id) => !(entity === "categories" ? id === 0 || data.categories.has(id) : data.products.has(id)),
  );
  if (unknown !== undefined)
    throw refusals.v2.unknown(entity, entity === "categories" ? "category" : "product", unknown);
}

function write(coupon: StoredCoupon, input: CouponChanges): void {
  assignGiven(coupon, {
    name: input.name,
    code: input.code,
    type: input.type,
    amount: input.amount,
    minimumPurchase: input.min_purchase,
    enabled: input.enabled,
    maxUses: input.max_uses,
    maxUsesPerCustomer: input.max_uses_per_customer,
    appliesTo:
      input.applies_to === undefined
        ? undefined
        : { entity: input.applies_to.entity, entityIds: input.applies_to.ids },
    expiresAt:
      input.expires === undefined
        ? undefined
        : input.expires === ""
          ? null
          : `${new Date(input.expires).toISOString().slice(0, 19)}Z`,
  });
}

/** Those that pass the filters; all of them without any. */
function deleteCoupons(call: ManagementCall) {
  for (const { entityId } of filtered(call, call.data.coupons.values(), filters))
    call.data.coupons.delete(entityId);
  return noContent();
}

export const couponResources = [
  resource("v2/coupons", scopes.marketing, {
    GET: (call) => v2List(call, filtered(call, call.data.coupons.values(), filters), couponJson),
    POST: createCoupon,
    DELETE: deleteCoupons,
  }),
  resource("v2/coupons/count", scopes.marketing, {
    GET: (call) => v2Data({ count: call.data.coupons.size }),
  }),
  resource("v2/coupons/{coupon_id}", scopes.marketing, {
    GET: (call) => v2Data(couponJson(couponOf(call))),
    PUT: updateCoupon,
    DELETE: (call) => {
      call.data.coupons.delete(couponOf(call).entityId);
      return noContent();
    },
  }),
];
