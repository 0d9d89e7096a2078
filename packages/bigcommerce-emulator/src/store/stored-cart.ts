/** One line of a cart; the price is worked out for the shopper when it is read. */
export interface StoredCartLineItem {
  readonly entityId: string;
  readonly productEntityId: number;
  readonly variantEntityId: number;
  quantity: number;
}

/** A cart. Guest carts have no customer until they are assigned. */
export interface StoredCart {
  readonly entityId: string;
  customerId: number | null;
  readonly currencyCode: string;
  readonly locale: string;
  readonly createdAt: string;
  updatedAt: string;
  version: number;
  lineItems: StoredCartLineItem[];
}
