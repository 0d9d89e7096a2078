import { expect, test } from "vitest";
import { startEmulator } from "../../test/running-emulator.js";
import { products } from "../fixtures/products.js";

const locations = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = ""]) => url.replaceAll("&amp;", "&"));

test("the index lists the sitemap of each type, by the origin of the request", async () => {
  const { url } = await startEmulator();
  const origin = url.replace("127.0.0.1", "localhost");
  const response = await fetch(`${origin}/xmlsitemap.php`);
  expect(response.headers.get("content-type")).toBe("application/xml; charset=UTF-8");
  const xml = await response.text();
  expect(xml).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">');
  expect(xml).toContain("?type=products&amp;page=1</loc>");
  expect(locations(xml)).toEqual(
    ["pages", "products", "categories", "brands", "news"].map(
      (type) => `${origin}/xmlsitemap.php?type=${type}&page=1`,
    ),
  );
});

test("each sitemap of the index has the paths of its type", async () => {
  const { url } = await startEmulator();
  const read = async (type: string) =>
    locations(await (await fetch(`${url}/channels/1/xmlsitemap.php?type=${type}&page=1`)).text());
  expect(await read("products")).toHaveLength(products.length);
  expect(await read("pages")).toContain(`${url}/shipping-returns/`);
  expect(await read("news")).toContain(`${url}/blog/first-flush/`);
});

test("paths are percent-encoded, and what XML reserves is escaped", async () => {
  const brand = { entityId: 1, name: "A", path: "/a&b<c>'é/", searchKeywords: [] };
  const { url } = await startEmulator({ data: { brands: [brand] } });
  const xml = await (await fetch(`${url}/xmlsitemap.php?type=brands&page=1`)).text();
  expect(xml).toContain(`<loc>${url}/a&amp;b%3Cc%3E&apos;%C3%A9/</loc>`);
});

test.each([
  "?type=products&page=2",
  "?type=products&page=0",
  "?type=products&page=x",
  "?type=nothing&page=1",
])("there is no sitemap %s", async (query) => {
  const { url } = await startEmulator();
  expect((await fetch(`${url}/xmlsitemap.php${query}`)).status).toBe(404);
});

test("robots.txt is the one of the settings", async () => {
  const { url } = await startEmulator({ data: { settings: { robotsTxt: "User-agent: *\nDisallow: /\n" } } });
  const response = await fetch(`${url}/robots.txt`);
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await response.text()).toBe("User-agent: *\nDisallow: /\n");
  expect((await fetch(`${url}/robots.txt`, { method: "HEAD" })).status).toBe(200);
  expect((await fetch(`${url}/robots.txt`, { method: "POST" })).status).toBe(405);
});
