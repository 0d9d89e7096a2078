import type { ImageAddress } from "../http/endpoint.js";
import { type HttpResponse, textResponse } from "../http/message.js";
import { slugAtImagePath } from "../resolvers/common/image-path.js";
import type { StoreData } from "../store/store-data.js";
import { darker, lighter } from "./illustrations/colour.js";
import { paints } from "./illustrations/illustration.js";
import { type ProductPicture, plainPicture, productPictures } from "./product-pictures.js";

const detailSuffix = "--detail";
const wholeView = "50 58 700 700";
const detailView = "190 250 380 380";

const originalWidthPx = 1_280;

/** The response of the stand-in for BigCommerce's CDN: every picture of the store, in every size. */
export function showProductImage(data: StoreData, { storeHash, sidePx, path }: ImageAddress): HttpResponse {
  const slug = storeHash === data.settings.storeHash ? slugAtImagePath(data, path) : null;
  if (slug === null) return textResponse(404, "There is no such image");
  return {
    status: 200,
    headers: {
      "content-type": "image/svg+xml",
      "cache-control": "public, max-age=86400",
      "x-content-type-options": "nosniff",
    },
    body: renderProductImage(slug, sidePx ?? originalWidthPx),
  };
}

/**
 * A picture as an SVG string. A slug that ends in `--detail` shows the same product close up. For products that the
 * demo store does not have, there is a plain picture.
 *
 * @param slug - as the store has it: `heron-gooseneck-kettle`
 * @param widthPx - the width and the height: pictures are square
 */
export function renderProductImage(slug: string, widthPx: number): string {
  const isDetail = slug.endsWith(detailSuffix);
  const subject = isDetail ? slug.slice(0, -detailSuffix.length) : slug;
  const picture = productPictures.get(subject) ?? plainPicture(subject);
  const view = isDetail ? detailView : wholeView;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${widthPx}" viewBox="${view}">${scene(picture)}</svg>\n`;
}

function scene({ draw, colour, accent, wall }: ProductPicture): string {
  return `<defs>${paints(colour, accent)}${room(wall)}</defs>
<rect width="800" height="800" fill="url(#wall)"/>
<circle cx="560" cy="300" r="250" fill="url(#light)"/>
<path d="M0 596 Q400 566 800 596 V800 H0Z" fill="url(#floor)"/>
${draw(colour, accent)}`;
}

function room(wall: string): string {
  return `<linearGradient id="wall" x2="0" y2="1"><stop offset="0" stop-color="${lighter(wall, 0.35)}"/><stop offset="1" stop-color="${wall}"/></linearGradient>
<linearGradient id="floor" x2="0" y2="1"><stop offset="0" stop-color="${darker(wall, 0.1)}"/><stop offset="1" stop-color="${lighter(wall, 0.12)}"/></linearGradient>
<radialGradient id="light"><stop offset="0" stop-color="#fff" stop-opacity=".55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
<radialGradient id="shadow"><stop offset="0" stop-color="#2a211a" stop-opacity=".42"/><stop offset=".6" stop-color="#2a211a" stop-opacity=".2"/><stop offset="1" stop-color="#2a211a" stop-opacity="0"/></radialGradient>`;
}
