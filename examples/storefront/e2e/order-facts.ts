import type { Emulator } from "bigcommerce-emulator";
import { z } from "zod";
import { connectionOf, storeAsker } from "./ask-store.js";

const money = z.object({ value: z.number(), formattedV2: z.string() });
const address = z.object({
  firstName: z.string(),
  lastName: z.string(),
  company: z.string().nullable(),
  address1: z.string(),
  address2: z.string().nullable(),
  city: z.string(),
  stateOrProvince: z.string().nullable(),
  postalCode: z.string(),
  country: z.string(),
});
const line = z.object({ name: z.string(), quantity: z.number(), subTotalSalePrice: money });
const consignment = z.object({ shippingAddress: address, lineItems: connectionOf(line) });
const coupon = z.object({ couponCode: z.string(), discountedAmount: money });
const orderSchema = z.object({
  entityId: z.number(),
  status: z.object({ label: z.string() }),
  subTotal: money,
  discounts: z.object({ nonCouponDiscountTotal: money, couponDiscounts: z.array(coupon) }),
  shippingCostTotal: money,
  handlingCostTotal: money,
  wrappingCostTotal: money,
  taxTotal: money,
  totalIncTax: money,
  billingAddress: address,
  consignments: z.object({ shipping: connectionOf(consignment) }),
});
const customerSchema = z.object({ customer: z.object({ orders: connectionOf(orderSchema) }) });

export type OrderFacts = z.infer<typeof orderSchema>;
export type AddressFacts = z.infer<typeof address>;

const moneyFields = "{ value formattedV2 }";
const addressFields =
  "{ firstName lastName company address1 address2 city stateOrProvince postalCode country }";
const query = `query Orders($first: Int!) { customer { orders(first: $first) { edges { node {
  entityId
  status { label }
  subTotal ${moneyFields}
  discounts { nonCouponDiscountTotal ${moneyFields} couponDiscounts { couponCode discountedAmount ${moneyFields} } }
  shippingCostTotal ${moneyFields}
  handlingCostTotal ${moneyFields}
  wrappingCostTotal ${moneyFields}
  taxTotal ${moneyFields}
  totalIncTax ${moneyFields}
  billingAddress ${addressFields}
  consignments { shipping(first: 3) { edges { node {
    shippingAddress ${addressFields}
    lineItems(first: 10) { edges { node { name quantity subTotalSalePrice ${moneyFields} } } }
  } } } }
} } } } }`;

/** A customer's newest orders, asked of the emulator directly, without the package under test. */
export async function readOrders(
  emulator: Emulator,
  customerId: number,
  first: number,
): Promise<OrderFacts[]> {
  const ask = await storeAsker(emulator);
  return customerSchema.parse(await ask(query, { first }, customerId)).customer.orders;
}
