/** The picture of a product as SVG text, or null where no product has that picture. */
export function renderProductImage(slug: string, widthPx: number): string | null {
  return slug.length > 0 && widthPx > 0 ? null : null;
}
