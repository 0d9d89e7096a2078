import { z } from "zod";
import { localPathSchema } from "./input/local-path.js";

const entityId = z.int().positive();
const path = localPathSchema;

const seoSchema = z.strictObject({
  pageTitle: z.string().default(""),
  metaDescription: z.string().default(""),
  metaKeywords: z.string().default(""),
});

export const contactFieldSchema = z.enum(["fullname", "phone", "companyname", "orderno", "rma"]);

export const storedPageSchema = z.strictObject({
  entityId,
  /** The posts are listed on the page of the type `blog`. */
  type: z.enum(["normal", "contact", "raw", "link", "blog"]),
  parentEntityId: entityId.nullable().default(null),
  name: z.string().min(1),
  /** A link has none of its own. */
  path: path.nullable(),
  /** HTML. */
  body: z.string().default(""),
  isVisibleInNavigation: z.boolean().default(true),
  sortOrder: z.int().default(0),
  /** Where a page of the type `link` leads. */
  link: z.string().nullable().default(null),
  /** What a page of the type `contact` asks for, besides the email address and the comments. */
  contactFields: z.array(contactFieldSchema).default([]),
  seo: seoSchema.prefault({}),
});

export const storedBlogPostSchema = z.strictObject({
  entityId,
  name: z.string().min(1),
  path,
  /** HTML. */
  body: z.string(),
  author: z.string().nullable(),
  tags: z.array(z.string()),
  publishedAt: z.iso.datetime(),
  /** A draft is not shown. */
  isPublished: z.boolean().default(true),
  thumbnailSlug: z.string().nullable().default(null),
  seo: seoSchema.prefault({}),
});

export const redirectTargetSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("url"), url: z.string().min(1) }),
  z.strictObject({ type: z.enum(["product", "brand", "category", "page", "post"]), entityId }),
]);

export const storedRedirectSchema = z.strictObject({
  entityId,
  fromPath: path,
  to: redirectTargetSchema,
  /** Whose site it belongs to; default: it is every channel's. */
  channelEntityId: entityId.optional(),
});

const scriptPlace = {
  entityId: z.uuid(),
  consentCategory: z.enum(["ANALYTICS", "ESSENTIAL", "FUNCTIONAL", "TARGETING", "UNKNOWN"]),
  visibility: z.enum(["ALL_PAGES", "CHECKOUT", "ORDER_CONFIRMATION", "STOREFRONT"]),
  location: z.enum(["HEAD", "FOOTER"]),
  integrityHashes: z.array(z.string()).default([]),
};

export const storedScriptSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...scriptPlace, kind: z.literal("src"), src: z.string().min(1) }),
  z.strictObject({ ...scriptPlace, kind: z.literal("inline"), scriptTag: z.string().min(1) }),
]);

export const storedBannerSchema = z.strictObject({
  entityId,
  name: z.string(),
  /** HTML. */
  content: z.string(),
  location: z.enum(["TOP", "BOTTOM"]),
  page: z.enum(["home", "search", "category", "brand"]),
  /** Of the category or the brand. */
  pageEntityId: entityId.nullable().default(null),
});

/** The widgets in a region of a page, as HTML. */
export const storedRegionSchema = z.strictObject({
  entityId,
  /** A `PageType` or an `EntityPageType`. */
  pageType: z.string().min(1),
  /** Null: every page of that type. */
  pageEntityId: entityId.nullable().default(null),
  name: z.string().min(1),
  html: z.string(),
});

export type ContactField = z.infer<typeof contactFieldSchema>;
export type StoredPage = z.infer<typeof storedPageSchema>;
export type StoredBlogPost = z.infer<typeof storedBlogPostSchema>;
export type RedirectTarget = z.infer<typeof redirectTargetSchema>;
export type StoredRedirect = z.infer<typeof storedRedirectSchema>;
export type StoredScript = z.infer<typeof storedScriptSchema>;
export type StoredBanner = z.infer<typeof storedBannerSchema>;
export type StoredRegion = z.infer<typeof storedRegionSchema>;
export type StoredSeo = z.infer<typeof seoSchema>;

/** Whether shoppers see a post: it is published, and not in the future. */
export function isPublicPost({ isPublished, publishedAt }: StoredBlogPost, now: Date): boolean {
  return isPublished && Date.parse(publishedAt) <= now.getTime();
}
