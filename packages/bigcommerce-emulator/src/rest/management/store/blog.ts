import type { z } from "zod";
import { uploadedImagePath } from "../../../resolvers/common/image-path.js";
import { plainText } from "../../../resolvers/common/plain-text.js";
import type { StoredBlogPost } from "../../../store/content.js";
import { nextEntityId } from "../../../store/store-data.js";
import { assignGiven, bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v2Data, v2List } from "../protocol/envelope.js";
import { type Filters, filtered } from "../protocol/filters.js";
import { pageOf } from "../protocol/paging.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

const summaryCharacters = 300;
const text = fields.text.max(255, "error.maxLength").nullish();

const changesSchema = fields
  .object({
    title: fields.words.max(255, "error.maxLength"),
    body: fields.text,
    url: fields.text.startsWith("/", "error.pattern").max(2048, "error.maxLength"),
    tags: fields.list(fields.words.max(100, "error.maxLength")).max(100, "error.maxLength"),
    is_published: fields.flag,
    published_date: fields.time,
    meta_description: text,
    meta_keywords: text,
    author: text,
  })
  .partial();

const newSchema = changesSchema.required({ title: true, body: true });

const filters: Filters<StoredBlogPost> = {
  is_published: (value) => (post) => post.isPublished === /^(true|1)$/i.test(value),
  url: (value) => (post) => post.path === value,
  tag: (value) => (post) => post.tags.includes(value),
  published_date: (value) => {
    const day = new Date(value);
    if (Number.isNaN(day.getTime())) throw refusals.v2.invalid("published_date");
    return (post) => post.publishedAt.slice(0, 10) === day.toISOString().slice(0, 10);
  },
};

/** The newest first. */
function found(call: ManagementCall): StoredBlogPost[] {
  const posts = filtered(call, call.data.blogPosts.values(), filters);
  return posts.toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
}

function postJson(post: StoredBlogPost) {
  const utc = new Date(post.publishedAt).toISOString();
  return {
    id: post.entityId,
    title: post.name,
    url: post.path,
    preview_url: post.path,
    body: post.body,
    tags: post.tags,
    summary: plainText(post.body).slice(0, summaryCharacters),
    is_published: post.isPublished,
    published_date: {
      date: `${utc.slice(0, 10)} ${utc.slice(11, 19)}.000000`,
      timezone_type: 1,
      timezone: "+00:00",
    },
    published_date_iso8601: `${utc.slice(0, 19)}+0000`,
    meta_description: post.seo.metaDescription,
    meta_keywords: post.seo.metaKeywords,
    author: post.author ?? "",
    thumbnail_path: post.thumbnailSlug === null ? "" : `/${uploadedImagePath(post.thumbnailSlug)}`,
  };
}

function postOf(call: ManagementCall): StoredBlogPost {
  const post = call.data.blogPosts.get(idParam(call, "post_id"));
  if (post === undefined) throw refusals.v2.notFound();
  return post;
}

/** A draft, unless it says otherwise. */
function createPost(call: ManagementCall) {
  const input = bodyOf(call, newSchema);
  const entityId = nextEntityId(call.data.blogPosts.keys());
  const post: StoredBlogPost = {
    entityId,
    name: input.title,
    path: freePath(call, input.title, entityId),
    body: input.body,
    author: null,
    tags: [],
    publishedAt: timeOf(call),
    isPublished: false,
    thumbnailSlug: null,
    seo: { pageTitle: "", metaDescription: "", metaKeywords: "" },
  };
  write(call, post, input);
  call.data.blogPosts.set(entityId, post);
  return v2Data(postJson(post));
}

function freePath({ data }: ManagementCall, title: string, entityId: number): string {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const path = `/blog/${slug || entityId}/`;
  const isTaken = [...data.blogPosts.values()].some((post) => post.path === path);
  return isTaken ? `/blog/${slug}-${entityId}/` : path;
}

function write(call: ManagementCall, post: StoredBlogPost, input: z.output<typeof changesSchema>): void {
  const { url } = input;
  const isTaken = [...call.data.blogPosts.values()].some(
    ({ path, entityId }) => path === url && entityId !== post.entityId,
  );
  if (url !== undefined && isTaken) throw refusals.v2.conflict("url", ["rest.path_in_use", { path: url }]);
  assignGiven(post, {
    name: input.title,
    path: url,
    body: input.body,
    tags: input.tags,
    isPublished: input.is_published,
    publishedAt: input.published_date,
    author: input.author,
    seo: {
      ...post.seo,
      metaDescription: input.meta_description ?? post.seo.metaDescription,
      metaKeywords: input.meta_keywords ?? post.seo.metaKeywords,
    },
  });
}

function updatePost(call: ManagementCall) {
  const post = postOf(call);
  write(call, post, bodyOf(call, changesSchema));
  return v2Data(postJson(post));
}

/** A page of them, as documented. */
function deletePosts(call: ManagementCall) {
  for (const { entityId } of pageOf(call, found(call)).items) call.data.blogPosts.delete(entityId);
  return noContent();
}

function listTags(call: ManagementCall) {
  const posts = [...call.data.blogPosts.values()];
  const all = [...new Set(posts.flatMap(({ tags }) => tags))];
  return v2List(call, all, (tag) => ({
    tag,
    post_ids: posts.filter(({ tags }) => tags.includes(tag)).map(({ entityId }) => entityId),
  }));
}

export const blogResources = [
  resource("v2/blog/posts", scopes.content, {
    GET: (call) => v2List(call, found(call), postJson),
    POST: createPost,
    DELETE: deletePosts,
  }),
  resource("v2/blog/posts/count", scopes.content, {
    GET: (call) => v2Data({ count: found(call).length }),
  }),
  resource("v2/blog/posts/{post_id}", scopes.content, {
    GET: (call) => v2Data(postJson(postOf(call))),
    PUT: updatePost,
    DELETE: (call) => {
      call.data.blogPosts.delete(postOf(call).entityId);
      return noContent();
    },
  }),
  resource("v2/blog/tags", scopes.content, { GET: listTags }),
];
