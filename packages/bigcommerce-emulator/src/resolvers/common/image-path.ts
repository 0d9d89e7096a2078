import type { StoredCategory, StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StoreData } from "../../store/store-data.js";

/** Path of a picture of the store in one size: `640w`, `640x480`, `original`, or the `{:size}` of a template. */
export function imageUrlPath(data: StoreData, size: string, path: string): string {
  return `/s-${data.settings.storeHash}/images/stencil/${size}/${path}`;
}

/** Where the CDN has a product's picture, below the folder of a size. */
export function productImagePath(product: StoredProduct, slug: string): string {
  const imageEntityId = product.entityId * 100 + product.images.findIndex((image) => image.slug === slug) + 1;
  const file = `${encodeURIComponent(slug)}__${fiveDigits(slug)}.${secondsOf(product)}.svg`;
  return `products/${product.entityId}/${imageEntityId}/${file}`;
}

/** Where it has the picture of a variant that has its own. */
export function variantImagePath(product: StoredProduct, variant: StoredVariant): string {
  return `attribute_rule_images/${variant.entityId}_thumb_${secondsOf(product)}.svg`;
}

/** Where it has a category's picture. */
export function categoryImagePath({ entityId, imageSlug }: StoredCategory): string {
  const seed = `${entityId} ${imageSlug}`;
  const digits = fiveDigits(seed);
  const letter = String.fromCharCode("a".charCodeAt(0) + (hash(seed) % 26));
  return `${letter}/${digits}__${digits}.original.svg`;
}

/** Where it has a picture that staff uploaded for a page, a post or the logo. */
export function uploadedImagePath(slug: string): string {
  return `uploaded_images/${encodeURIComponent(slug)}.svg`;
}

/** The slug of the picture that the store has at a path; null if it has none there. */
export function slugAtImagePath(data: StoreData, path: string): string | null {
  const productEntityId = /^products\/(\d{1,15})\//.exec(path)?.[1];
  if (productEntityId !== undefined) return productSlug(data.products.get(Number(productEntityId)), path);
  const variantEntityId = /^attribute_rule_images\/(\d{1,15})_/.exec(path)?.[1];
  if (variantEntityId !== undefined) return variantSlug(data, Number(variantEntityId), path);
  const uploaded = /^uploaded_images\/(.+)\.svg$/.exec(path)?.[1];
  if (uploaded !== undefined) return uploaded;
  const category = [...data.categories.values()].find((known) => categoryImagePath(known) === path);
  return category?.imageSlug ?? null;
}

function productSlug(product: StoredProduct | undefined, path: string): string | null {
  const image = product?.images.find(({ slug }) => productImagePath(product, slug) === path);
  return image?.slug ?? null;
}

function variantSlug(data: StoreData, variantEntityId: number, path: string): string | null {
  for (const product of data.products.values()) {
    const variant = product.variants.find(({ entityId }) => entityId === variantEntityId);
    if (variant !== undefined) return variantImagePath(product, variant) === path ? variant.imageSlug : null;
  }
  return null;
}

/** In place of the time of the upload, which nobody asks for. */
function secondsOf({ createdAt }: StoredProduct): number {
  return Math.floor(Date.parse(createdAt) / 1000);
}

function fiveDigits(text: string): string {
  return String(hash(text) % 100_000).padStart(5, "0");
}

// FNV-1a: the same number for the same text in every run.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
