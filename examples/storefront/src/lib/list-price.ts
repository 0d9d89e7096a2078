import type { MoneyFieldsFragment } from "@/gql/graphql";

export interface ShownPrices {
  readonly price: MoneyFieldsFragment;
  readonly basePrice: MoneyFieldsFragment | null;
}

/**
 * The list price, if the shopper pays less: the one to strike through, in a list, on a product's page and in the cart.
 * It is the store's base price, whether a sale or the customer's group makes the difference.
 */
export const higherListPrice = ({ price, basePrice }: ShownPrices): MoneyFieldsFragment | null =>
  basePrice !== null && basePrice.value > price.value ? basePrice : null;
