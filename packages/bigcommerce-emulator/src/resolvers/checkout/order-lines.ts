import type { StoredCart } from "../../store/cart.js";
import { allocate, roundToCents } from "../../store/money-amount.js";
import type { SparseOrder } from "../../store/order.js";
import type { PricedCheckout, PricedConsignment, PricedLine } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { taxOn } from "../../store/tax.js";
import { selectedOptionTexts } from "../cart/selected-options.js";
import { exchangeRate } from "../common/money.js";

type SparseLine = SparseOrder["lineItems"][number];

/** A line of an order, and the consignment that it goes with. */
export interface PlacedLine {
  readonly line: SparseLine;
  /** Undefined if nothing ships it. */
  readonly consignment: PricedConsignment | undefined;
}

type Buyer = Pick<StorefrontContext, "data" | "customerId">;

/** The lines of the order of a checkout: a line of the cart that goes to two addresses becomes two. */
export function placedLines(
  buyer: Buyer,
  cart: StoredCart,
  { cart: { lines }, consignments }: PricedCheckout,
): PlacedLine[] {
  return lines.flatMap((priced) =>
    partsOf(priced, consignments).map(({ consignment, ...part }) => ({
      line: orderLine(buyer, cart, priced, part),
      consignment,
    })),
  );
}

type PartAmounts = Pick<SparseLine, "quantity" | "couponAmount" | "tax">;

interface LinePart extends PartAmounts {
  readonly consignment: PricedConsignment | undefined;
}

/** What each consignment takes of a line, with its share of the coupons and the tax: together they are the line's. */
function partsOf(priced: PricedLine, consignments: readonly PricedConsignment[]): LinePart[] {
  const { line, price } = priced;
  const shipped = consignments.flatMap((consignment) =>
    consignment.consignment.lineItems
      .filter(({ lineItemEntityId }) => lineItemEntityId === line.entityId)
      .map(({ quantity }) => ({ consignment, quantity })),
  );
  const parts = shipped.length > 0 ? shipped : [{ consignment: undefined, quantity: line.quantity }];
  const totals = parts.map(({ quantity }) => roundToCents(price * quantity));
  const couponAmounts = allocate(priced.couponAmount, totals);
  const taxable = totals.map((total, index) => roundToCents(total - (couponAmounts[index] ?? 0)));
  const taxes = allocate(priced.tax, taxable);
  return parts.map((part, index) => ({
    ...part,
    couponAmount: couponAmounts[index] ?? 0,
    tax: taxes[index] ?? 0,
  }));
}

function orderLine(
  { data, customerId }: Buyer,
  cart: StoredCart,
  { line, product, variant, price }: PricedLine,
  amounts: PartAmounts,
): SparseLine {
  const rate = exchangeRate(data, cart.currencyCode);
  return {
    entityId: data.orderIds.lines.next(),
    productEntityId: product.entityId,
    variantEntityId: variant.entityId,
    name: product.name,
    sku: variant.sku,
    brand: data.brands.get(product.brandEntityId ?? 0)?.name ?? null,
    refundedQuantity: 0,
    listPrice: roundToCents((product.listPrice + variant.priceDifference) * rate),
    salePrice: price,
    unitTax: taxOn(data, customerId, price),
    ...amounts,
    productOptions: selectedOptionTexts(product, variant, line),
    imageSlug: variant.imageSlug ?? product.images[0]?.slug ?? null,
  };
}
