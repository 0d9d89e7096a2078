import type { StorefrontContext } from "../../store/request-context.js";
import type { GraphNode } from "../common/node.js";
import { bannersNode } from "./banner.js";
import { blogNode } from "./blog.js";
import { type PageListArguments, pageConnection, pageNode } from "./page.js";
import { renderedRegions } from "./regions.js";
import { type ScriptArguments, scriptConnection } from "./script.js";

/** `site.content`: the pages, the blog, and what is shown beside them. */
export function contentNode(context: StorefrontContext): GraphNode {
  return {
    page: ({ entityId }: { entityId: number }) => {
      const page = context.data.pages.get(entityId);
      return page === undefined ? null : pageNode(context, page);
    },
    pages: (args: PageListArguments) => pageConnection(context, args),
    blog: () => blogNode(context),
    banners: () => bannersNode(context),
    scripts: (args: ScriptArguments) => scriptConnection(context, args),
    renderedRegionsByPageType: ({ pageType }: { pageType: string }) => renderedRegions(context, pageType),
    renderedRegionsByPageTypeAndEntityId: (args: { entityId: number; entityPageType: string }) =>
      renderedRegions(context, args.entityPageType, args.entityId),
  };
}
