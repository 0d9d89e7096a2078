import { imageUrlPath, productImagePath } from "../../../resolvers/common/image-path.js";
import type { StoredProduct } from "../../../store/catalog/catalog.js";
import type { ManagementCall } from "../protocol/call.js";

/** Widths in pixels that BigCommerce makes of each image. */
const widthsPx = { url_zoom: 1280, url_standard: 500, url_thumbnail: 220, url_tiny: 44 } as const;

/** The address of the picture at a path, on the stand-in for BigCommerce's CDN. */
export function imageUrl({ origin, data }: ManagementCall, path: string, widthPx: number): string {
  return `${origin}${imageUrlPath(data, `${widthPx}w`, path)}`;
}

/** An image of a product. Its id follows from its place, as it has none in the store. */
export function imageJson(call: ManagementCall, product: StoredProduct, index: number) {
  const image = product.images[index];
  if (image === undefined) return null;
  const path = productImagePath(product, image.slug);
  const urls = Object.entries(widthsPx).map(([name, width]) => [name, imageUrl(call, path, width)]);
  return {
    id: product.entityId * 100 + index + 1,
    product_id: product.entityId,
    is_thumbnail: index === 0,
    sort_order: index,
    description: image.altText,
    image_file: `${image.slug}.svg`,
    ...Object.fromEntries(urls),
    date_modified: product.modifiedAt ?? product.createdAt,
  };
}

/** The picture that an image of this address becomes: named like the file. */
export function slugOfUrl(url: string): string {
  const file = url.split(/[?#]/)[0]?.split("/").at(-1) ?? "";
  const slug = file
    .replace(/\.\w+$/, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return slug.slice(0, 100) || "image";
}
