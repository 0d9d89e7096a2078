import { isPublicPost, type StoredBlogPost } from "../../store/content.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "../common/connection.js";
import { image } from "../common/image.js";
import { uploadedImagePath } from "../common/image-path.js";
import { localeAlternates } from "../common/locale-alternates.js";
import { dateTimeExtended, type GraphNode, nodeId } from "../common/node.js";
import { limitedText } from "../common/plain-text.js";
import { renderedRegions } from "./regions.js";

interface BlogPostArguments extends PageArguments {
  readonly filters?: {
    readonly entityIds?: readonly number[] | null;
    readonly tags?: readonly string[] | null;
  } | null;
  readonly sort?: "NEWEST" | "OLDEST" | null;
}

/** The blog; null for a store without a page of the type `blog`. */
export function blogNode(context: StorefrontContext): GraphNode | null {
  const index = [...context.data.pages.values()].find(({ type }) => type === "blog");
  if (index === undefined) return null;
  return {
    __typename: "Blog",
    id: nodeId("Blog", index.entityId),
    name: index.name,
    description: index.seo.metaDescription,
    path: index.path ?? "",
    isVisibleInNavigation: index.isVisibleInNavigation,
    posts: (args: BlogPostArguments) =>
      connection(chosenPosts(context, args), args, (post) => blogPostNode(context, post)),
    post: ({ entityId }: { entityId: number }) => {
      const post = publishedPost(context, entityId);
      return post === undefined ? null : blogPostNode(context, post);
    },
    renderedRegions: () => renderedRegions(context, "BLOG"),
  };
}

/** A post that shoppers see. */
export function publishedPost(context: StorefrontContext, entityId: number): StoredBlogPost | undefined {
  const post = context.data.blogPosts.get(entityId);
  return post !== undefined && isPublicPost(post, context.now()) ? post : undefined;
}

function chosenPosts(context: StorefrontContext, { filters, sort }: BlogPostArguments): StoredBlogPost[] {
  const { entityIds, tags } = filters ?? {};
  const direction = sort === "OLDEST" ? 1 : -1;
  return [...context.data.blogPosts.values()]
    .filter(
      (post) =>
        isPublicPost(post, context.now()) &&
        (!entityIds?.length || entityIds.includes(post.entityId)) &&
        (!tags?.length || tags.some((tag) => post.tags.includes(tag))),
    )
    .toSorted((a, b) => direction * (Date.parse(a.publishedAt) - Date.parse(b.publishedAt)));
}

export function blogPostNode(context: StorefrontContext, post: StoredBlogPost): GraphNode {
  return {
    __typename: "BlogPost",
    id: nodeId("BlogPost", post.entityId),
    entityId: post.entityId,
    name: post.name,
    tags: post.tags,
    path: post.path,
    htmlBody: post.body,
    plainTextSummary: limitedText(post.body),
    publishedDate: dateTimeExtended(post.publishedAt),
    author: post.author,
    thumbnailImage:
      post.thumbnailSlug === null
        ? null
        : image(context, uploadedImagePath(post.thumbnailSlug), post.name, true),
    seo: post.seo,
    renderedRegions: () => renderedRegions(context, "BLOG_POST", post.entityId),
    locales: localeAlternates(context, post.path),
  };
}
