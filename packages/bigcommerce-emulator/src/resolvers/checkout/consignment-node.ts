import type { PricedConsignment, PricedShippingOption } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { inBothCurrencies } from "../cart/both-currencies.js";
import { addressFields } from "./address.js";

/** A shipping consignment of a checkout. */
export function consignmentNode(context: StorefrontContext, currencyCode: string, priced: PricedConsignment) {
  const { consignment, options, selected, costBeforeDiscount, cost, handlingCost } = priced;
  return {
    entityId: consignment.entityId,
    address: addressFields(consignment.address),
    availableShippingOptions: options.map((option) => ({
      ...optionFields(context, currencyCode, option),
      isRecommended: option.isRecommended,
      ...inBothCurrencies(context, currencyCode, { costAfterDiscount: option.costAfterDiscount }),
    })),
    selectedShippingOption: selected === undefined ? null : optionFields(context, currencyCode, selected),
    coupons: [],
    ...inBothCurrencies(context, currencyCode, {
      shippingCost: cost,
      shippingCostBeforeDiscount: costBeforeDiscount ?? 0,
      comparisonShippingCost: costBeforeDiscount ?? 0,
      handlingCost,
    }),
    lineItemIds: consignment.lineItems.map(({ lineItemEntityId }) => lineItemEntityId),
  };
}

function optionFields(
  context: StorefrontContext,
  currencyCode: string,
  { method, cost }: PricedShippingOption,
) {
  return {
    entityId: method.entityId,
    description: method.description,
    type: method.type,
    imageUrl: null,
    image: null,
    transitTime: method.transitTime,
    ...inBothCurrencies(context, currencyCode, { cost }),
  };
}
