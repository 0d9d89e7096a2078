import type { TextId } from "../../behaviour/ledger.js";
import type { StoredCartLineItem } from "../../store/cart.js";
import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StoreData } from "../../store/store-data.js";
import { linkedProducts } from "../catalog/product-modifiers.js";
import { baseVariant, variantOf } from "../catalog/product-options.js";
import { chosenModifierValues } from "./selected-options.js";

/** Why the shop does not sell the quantity that a cart has of something. */
export interface LimitProblem {
  /** Of BigCommerce's `CartErrorCode`. */
  readonly code: "INSUFFICIENT_STOCK" | "MAXIMUM_QUANTITY_EXCEEDED" | "MINIMUM_QUANTITY_NOT_MET";
  readonly text: TextId;
  readonly values: Readonly<Record<string, string | number>>;
}

type Catalog = Pick<StoreData, "products">;
type Lines = readonly StoredCartLineItem[];

/**
 * The limits that the lines of a cart break together: a cart can have a product in several lines. Only those of what is
 * in `changed`, as the rest of the cart may have come from a login.
 */
export function limitProblems(catalog: Catalog, lines: Lines, changed: Lines = lines): LimitProblem[] {
  const productIds = new Set(changed.map(({ productEntityId }) => productEntityId));
  const variantIds = new Set(stockDemand(catalog, changed).map(({ variant }) => variant.entityId));
  return [
    ...[...productIds].flatMap((id) => quantityProblem(catalog, lines, id) ?? []),
    ...stockDemand(catalog, lines)
      .filter(({ variant }) => variantIds.has(variant.entityId))
      .flatMap((demand) => stockProblem(demand) ?? []),
  ];
}

function quantityProblem({ products }: Catalog, lines: Lines, productId: number): LimitProblem | undefined {
  const { name, maxPurchaseQuantity: maximum, minPurchaseQuantity: minimum } = products.get(productId) ?? {};
  if (name === undefined) return undefined;
  const quantity = lines.reduce(
    (sum, line) => sum + (line.productEntityId === productId ? line.quantity : 0),
    0,
  );
  if (maximum && quantity > maximum)
    return { code: "MAXIMUM_QUANTITY_EXCEEDED", text: "cart.max_quantity", values: { name, maximum } };
  if (minimum && quantity < minimum)
    return { code: "MINIMUM_QUANTITY_NOT_MET", text: "cart.min_quantity", values: { name, minimum } };
  return undefined;
}

/** What a cart takes of one variant's stock. */
interface StockDemand {
  readonly product: StoredProduct;
  readonly variant: StoredVariant;
  readonly quantity: number;
}

/** For each variant once, also for one that a value of a pick list takes from stock. */
function stockDemand(catalog: Catalog, lines: Lines): StockDemand[] {
  const byVariant = new Map<number, StockDemand>();
  for (const line of lines)
    for (const { product, variant } of takenBy(catalog, line)) {
      const quantity = (byVariant.get(variant.entityId)?.quantity ?? 0) + line.quantity;
      byVariant.set(variant.entityId, { product, variant, quantity });
    }
  return [...byVariant.values()];
}

function takenBy(catalog: Catalog, line: StoredCartLineItem) {
  const product = catalog.products.get(line.productEntityId);
  const variant = variantOf(product, line.variantEntityId);
  if (product === undefined || variant === undefined) return [];
  const linked = linkedProducts(catalog, product, chosenModifierValues(line));
  return [{ product, variant }, ...linked.map((other) => ({ product: other, variant: baseVariant(other) }))];
}

function stockProblem({ product: { name }, variant, quantity }: StockDemand): LimitProblem | undefined {
  if (variant.stock === null || quantity <= variant.stock) return undefined;
  return { code: "INSUFFICIENT_STOCK", text: "cart.stock", values: { name, quantity } };
}

/** The lines with as much as the shop sells of each: what is above the purchase limit or the stock is left out. */
export function withinLimits(catalog: Catalog, lines: Lines): StoredCartLineItem[] {
  const kept: StoredCartLineItem[] = [];
  for (const line of lines) {
    const product = catalog.products.get(line.productEntityId);
    const left = (limit: number | null | undefined, key: "productEntityId" | "variantEntityId") => {
      const taken = kept.reduce((sum, other) => sum + (other[key] === line[key] ? other.quantity : 0), 0);
      return typeof limit === "number" ? limit - taken : line.quantity;
    };
    const stock = variantOf(product, line.variantEntityId)?.stock;
    const quantity = Math.min(
      line.quantity,
      left(product?.maxPurchaseQuantity, "productEntityId"),
      left(stock, "variantEntityId"),
    );
    if (quantity > 0) kept.push({ ...line, quantity });
  }
  return kept;
}
