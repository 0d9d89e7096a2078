import { type HttpResponse, textResponse } from "../http/message.js";
import { isPublicPost } from "../store/content.js";
import type { StoreData } from "../store/store-data.js";
import { storefrontView } from "../store/storefront-view.js";

const urlsPerPage = 2_500;
const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** What `/xmlsitemap.php` was asked for; without a type it is the index. */
export interface SitemapQuery {
  readonly type: string | null;
  /** From 1. */
  readonly number: number;
}

type SitemapType = "pages" | "products" | "categories" | "brands" | "news";

/** `/xmlsitemap.php`: the index of the store's sitemaps, or one of them, with the origin of the request. */
export function showSitemap(
  data: StoreData,
  now: Date,
  origin: string,
  { type, number }: SitemapQuery,
): HttpResponse {
  const paths = pathsByType(storefrontView(data), now);
  if (type === null) return xmlResponse("sitemapindex", "sitemap", indexUrls(paths, origin));
  const ofType = Object.entries(paths).find(([name]) => name === type)?.[1];
  const shown = ofType?.slice((number - 1) * urlsPerPage, number * urlsPerPage) ?? [];
  if (shown.length === 0) return textResponse(404, "There is no such sitemap");
  const urls = shown.map((path) => new URL(path, origin).href);
  return xmlResponse("urlset", "url", urls);
}

function pathsByType(data: StoreData, now: Date): Record<SitemapType, string[]> {
  const pathsOf = (stored: ReadonlyMap<number, { path: string }>) =>
    [...stored.values()].map(({ path }) => path);
  const pages = [...data.pages.values()].flatMap(({ path }) => path ?? []);
  const posts = [...data.blogPosts.values()].filter((post) => isPublicPost(post, now));
  return {
    pages: ["/", ...pages],
    products: pathsOf(data.products),
    categories: pathsOf(data.categories),
    brands: pathsOf(data.brands),
    news: posts.map(({ path }) => path),
  };
}

function indexUrls(paths: Record<SitemapType, string[]>, origin: string): string[] {
  return Object.entries(paths).flatMap(([type, ofType]) =>
    Array.from(
      { length: Math.ceil(ofType.length / urlsPerPage) },
      (_, index) => `${origin}/xmlsitemap.php?type=${type}&page=${index + 1}`,
    ),
  );
}

function xmlResponse(root: string, item: string, urls: readonly string[]): HttpResponse {
  const items = urls.map((url) => `  <${item}><loc>${escapeXml(url)}</loc></${item}>\n`).join("");
  return {
    status: 200,
    headers: { "content-type": "application/xml; charset=UTF-8" },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${items}</${root}>\n`,
  };
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** By name, as BigCommerce does: clients look for `&amp;`. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
