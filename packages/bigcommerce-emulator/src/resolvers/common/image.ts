import type { StorefrontContext } from "../../store/request-context.js";
import { imageUrlPath } from "./image-path.js";

const largestSidePx = 5_120;

/** `url(width:)`, `urlOriginal` and so on, as a resolver returns them. */
export interface ImageNode {
  readonly url: (args: SizeArguments) => string;
  readonly urlOriginal: (args: LossyArguments) => string;
  readonly urlTemplate: (args: LossyArguments) => string;
  readonly altText: string;
  readonly isDefault: boolean;
}

interface SizeArguments extends LossyArguments {
  readonly width: number;
  readonly height?: number | null;
}

interface LossyArguments {
  readonly lossy?: boolean | null;
}

/** An image field. Its URLs are those of BigCommerce's CDN, at the emulator's own origin. */
export function image(
  context: StorefrontContext,
  path: string,
  altText: string,
  isDefault: boolean,
): ImageNode {
  const at = (size: string, lossy: boolean | null | undefined) =>
    `${context.origin}${imageUrlPath(context.data, size, path)}${lossy === true ? "?compression=lossy" : ""}`;
  return {
    url: ({ width, height, lossy }) =>
      at(height ? `${sidePx(width)}x${sidePx(height)}` : `${sidePx(width)}w`, lossy),
    urlOriginal: ({ lossy }) => at("original", lossy),
    urlTemplate: ({ lossy }) => at("{:size}", lossy),
    altText,
    isDefault,
  };
}

function sidePx(requestedPx: number): number {
  return Math.min(Math.max(requestedPx, 1), largestSidePx);
}
