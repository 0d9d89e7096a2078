import type { StoreData } from "../../../store/store-data.js";
import type { ManagementCall } from "../protocol/call.js";
import { refusals } from "../protocol/refusal.js";

interface Own {
  /** Of the product itself, which is no conflict; null for a new one. */
  readonly productId: number | null;
  readonly variantId?: number;
}

/** @throws ManagementRefusal 409 if another product has the name. */
export function checkName({ products }: StoreData, name: string | undefined, own: Own): void {
  const isTaken = [...products.values()].some(
    (product) => product.name.toLowerCase() === name?.toLowerCase() && product.entityId !== own.productId,
  );
  if (isTaken) throw refusals.v3.conflict("name", "rest.product_name");
}

/** @throws ManagementRefusal 409 if another product or variant has the SKU. */
export function checkSku({ products }: StoreData, sku: string | undefined, own: Own): void {
  if (sku === undefined || sku === "") return;
  const wanted = sku.toLowerCase();
  const isTaken = [...products.values()].some((product) => {
    const isOther = product.entityId !== own.productId;
    if (isOther && product.sku.toLowerCase() === wanted) return true;
    return product.variants.some(
      (variant) =>
        variant.sku.toLowerCase() === wanted &&
        (own.variantId === undefined ? isOther : variant.entityId !== own.variantId),
    );
  });
  if (isTaken) throw refusals.v3.conflict("sku", "rest.product_sku");
}

interface References {
  readonly categories?: readonly number[] | undefined;
  readonly brand_id?: number | undefined;
}

/** @throws ManagementRefusal 409 for a category or a brand that does not exist, as documented. */
export function checkReferences({ categories, brands }: StoreData, input: References): void {
  const unknown = input.categories?.find((id) => !categories.has(id));
  if (unknown !== undefined) throw refusals.v3.unknownConflict("categories", "category", unknown);
  if (input.brand_id && !brands.has(input.brand_id))
    throw refusals.v3.unknownConflict("brand_id", "brand", input.brand_id);
}

/** @throws ManagementRefusal 409 if something else of the storefront has the path. */
export function checkPath(data: StoreData, path: string | undefined, ownId: number | null): void {
  if (path === undefined || !isPathTaken(data, path, ownId)) return;
  throw refusals.v3.conflict("custom_url", "rest.path_in_use", { path });
}

function isPathTaken({ products, categories, brands }: StoreData, path: string, ownId: number | null) {
  return [...products.values(), ...categories.values(), ...brands.values()].some(
    (entity) => entity.path === path && entity.entityId !== ownId,
  );
}

/** A path made of the name, that nothing else of the storefront has. */
export function freePath({ data }: ManagementCall, prefix: string, name: string): string {
  const slug =
    name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "item";
  const paths = Array.from(
    { length: 1000 },
    (_, index) => `${prefix}${slug}${index === 0 ? "" : `-${index}`}/`,
  );
  const free = paths.find((path) => !isPathTaken(data, path, null));
  if (free === undefined)
    throw refusals.v3.conflict("custom_url", "rest.path_in_use", { path: `${prefix}${slug}/` });
  return free;
}

/** As the storefront's router knows paths: with a slash at both ends. */
export function storedPath(url: string | undefined): string | undefined {
  const inner = url?.replace(/^\/+|\/+$/g, "");
  return inner === undefined || inner === "" ? undefined : `/${inner}/`;
}
