import type { StorefrontContext } from "../../store/request-context.js";

/** The regions of a page, with the HTML of their widgets. A region of no entity is on all pages of its type. */
export function renderedRegions(
  { data }: StorefrontContext,
  pageType: string,
  pageEntityId: number | null = null,
) {
  const regions = [...data.regions.values()].filter(
    (region) =>
      region.pageType === pageType && (region.pageEntityId === null || region.pageEntityId === pageEntityId),
  );
  return { regions: regions.map(({ name, html }) => ({ name, html })) };
}
