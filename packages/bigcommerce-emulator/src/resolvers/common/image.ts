import type { StorefrontContext } from "../../store/request-context.js";

const originalWidthPx = 1280;
const largestWidthPx = 4096;

/** An image field. Its URLs are those of the emulator's own pictures. */
export function image(context: StorefrontContext, slug: string, altText: string, isDefault: boolean) {
  const at = (width: number | string) => `${context.origin}/images/${width}/${slug}.svg`;
  return {
    url: ({ width }: { width: number }) => at(Math.min(Math.max(width, 1), largestWidthPx)),
    urlOriginal: at(originalWidthPx),
    urlTemplate: at("{:size}"),
    altText,
    isDefault,
  };
}
