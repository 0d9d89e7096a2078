import { maxLineQuantity } from "@/cart/requested-quantity";
import type { ProductDetails } from "./product";
import type { ProductVariant } from "./product-variant";

/** Whether the chosen variant can be bought, and how many of it. */
export interface Offer {
  readonly isForSale: boolean;
  readonly minQuantity: number;
  readonly maxQuantity: number;
  /** What to know about the stock. */
  readonly text: string;
}

type Sold = Pick<ProductDetails, "minPurchaseQuantity" | "maxPurchaseQuantity" | "availabilityV2">;
type Stock = Pick<ProductVariant, "isPurchasable" | "inventory">;

export function offerOf(product: Sold, variant: Stock | null): Offer {
  const { availableToSell, warningLevel } = variant?.inventory?.aggregated ?? {};
  const maxQuantity = Math.min(
    product.maxPurchaseQuantity ?? maxLineQuantity,
    availableToSell ?? maxLineQuantity,
  );
  const minQuantity = product.minPurchaseQuantity ?? 1;
  const offer = { isForSale: true, minQuantity, maxQuantity: Math.max(minQuantity, maxQuantity) };
  const { status, description } = product.availabilityV2;
  if (status === "Unavailable") return { ...offer, isForSale: false, text: description || "Not for sale." };
  if (variant === null) return { ...offer, isForSale: false, text: "We do not make this combination." };
  if (!variant.isPurchasable || availableToSell === 0)
    return { ...offer, isForSale: false, text: "Sold out in this version." };
  if (availableToSell !== undefined && warningLevel !== undefined && availableToSell <= warningLevel)
    return { ...offer, text: `Only ${availableToSell} left.` };
  return { ...offer, text: description };
}
