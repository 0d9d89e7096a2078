import type { StoredBanner } from "../../store/content.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "../common/connection.js";
import { type GraphNode, nodeId } from "../common/node.js";

/** `content.banners`, by the page that they are on. */
export function bannersNode(context: StorefrontContext): GraphNode {
  const on = (args: PageArguments, page: StoredBanner["page"], entityId: number | null = null) =>
    connection(
      [...context.data.banners.values()].filter(
        (banner) =>
          banner.page === page && (banner.pageEntityId === null || banner.pageEntityId === entityId),
      ),
      args,
      bannerNode,
    );
  return {
    homePage: (args: PageArguments) => on(args, "home"),
    searchPage: (args: PageArguments) => on(args, "search"),
    categoryPage: (args: PageArguments & { categoryEntityId: number }) =>
      on(args, "category", args.categoryEntityId),
    brandPage: (args: PageArguments & { brandEntityId: number }) => on(args, "brand", args.brandEntityId),
  };
}

export function bannerNode({ entityId, name, content, location }: StoredBanner): GraphNode {
  return { __typename: "Banner", id: nodeId("Banner", entityId), entityId, name, content, location };
}
