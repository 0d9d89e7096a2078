import { expect, test } from "vitest";
import { mintToken, postGraphql } from "../../../test/emulator-calls.js";
import { storefrontCaller, valueAt } from "../../../test/execute-storefront.js";
import { requestWithHost } from "../../../test/request-with-host.js";
import { emulatorForFile, startEmulator } from "../../../test/running-emulator.js";
import { fixtures } from "../../fixtures/fixtures.js";

const emulator = emulatorForFile();

const pictures = `url(width: 320) both: url(width: 320, height: 200) lossy: url(width: 80, lossy: true)
  urlOriginal urlTemplate(lossy: true) altText isDefault`;

const imageAt = (path: string, selection: string) => storefrontCaller().data(selection).at(path);

test("a product's picture is where BigCommerce's CDN has it, in the size that is asked for", () => {
  const origin = "http://127.0.0.1:4010/s-emulator/images/stencil";
  const file = /products\/105\/10501\/cold-porch-concentrate__\d{5}\.\d{10}\.svg/.source;
  const of = (size: string, query = "") =>
    expect.stringMatching(new RegExp(`^${origin}/${size}/${file}${query}$`));
  expect(
    imageAt(
      "site.product.defaultImage",
      `{ site { product(entityId: 105) { defaultImage { ${pictures} } } } }`,
    ),
  ).toEqual({
    url: of("320w"),
    both: of("320x200"),
    lossy: of("80w", "\\?compression=lossy"),
    urlOriginal: of("original"),
    urlTemplate: of("\\{:size\\}", "\\?compression=lossy"),
    altText: "Cold Porch Concentrate",
    isDefault: true,
  });
});

test("a category's picture is in a folder of one letter", () => {
  expect(
    imageAt(
      "site.category.defaultImage.url",
      "{ site { category(entityId: 20) { defaultImage { url(width: 640) } } } }",
    ),
  ).toMatch(
    /^http:\/\/127\.0\.0\.1:4010\/s-emulator\/images\/stencil\/640w\/[a-z]\/(\d{5})__\1\.original\.svg$/,
  );
});

async function graphql(query: string): Promise<unknown> {
  const response = await postGraphql(emulator, { token: await mintToken(emulator), query });
  return response.json();
}

const everywhere = `{ site {
  products(first: 50) { edges { node { images(first: 20) { edges { node { url: urlTemplate(lossy: true) } } } } } }
  categoryTree { image { url: urlTemplate(lossy: true) } children { image { url: urlTemplate } } } } }`;

function urlsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(urlsIn) : [];
}

test("every picture of the store is served, as public SVG that may be cached", async () => {
  const urls = urlsIn(await graphql(everywhere));
  expect(urls.length).toBeGreaterThan(70);
  for (const url of urls) {
    const response = await fetch(url.replace("{:size}", "64w"));
    expect([url, response.status, response.headers.get("content-type")]).toEqual([url, 200, "image/svg+xml"]);
    expect(response.headers.get("cache-control")).toContain("max-age=");
  }
});

test("the picture of a cart's line is served", async () => {
  const lineItems = "[{ productEntityId: 110, variantEntityId: 11001, quantity: 1 }]";
  const created = await graphql(
    `mutation { cart { createCart(input: { lineItems: ${lineItems} }) { cart { lineItems { physicalItems { image { url(width: 64) altText } } } } } } }`,
  );
  const image = valueAt(created, "data.cart.createCart.cart.lineItems.physicalItems.0.image");
  expect(image).toEqual({
    url: expect.stringMatching(/\/64w\/attribute_rule_images\/11001_thumb_\d{10}\.svg$/),
    altText: "Heron Gooseneck Kettle",
  });
  expect(await (await fetch(String(valueAt(image, "url")))).text()).toMatch(/^<svg [^>]*width="64"/);
});

const file = storefrontCaller()
  .data("{ site { product(entityId: 105) { defaultImage { url(width: 320) } } } }")
  .at("site.product.defaultImage.url");
const path = new URL(String(file)).pathname;

test.each([
  ["640w", 640],
  ["640x200", 200],
  ["original", 1280],
])("in the size %s, the picture is %i pixels wide", async (asked, widthPx) => {
  const response = await fetch(emulator.url + path.replace("320w", asked));
  expect(await response.text()).toContain(`width="${widthPx}"`);
});

test.each([
  ["another store", path.replace("s-emulator", "s-other")],
  ["no size", path.replace("320w/", "")],
  ["a size of nothing", path.replace("320w", "0w")],
  ["a template that nobody filled in", path.replace("320w", "{:size}")],
  ["another product", path.replace("/105/", "/106/")],
  ["another image", path.replace("/10501/", "/10502/")],
  ["a slug that no product has", path.replace("cold-porch", "warm-porch")],
  ["a way out", path.replace("cold-porch-concentrate", "..%2f..%2fsecret")],
  ["a variant, at another time", "/s-emulator/images/stencil/64w/attribute_rule_images/11001_thumb_1.svg"],
  ["the old address", "/images/320/cold-porch-concentrate.svg"],
])("there is no picture at the address of %s", async (_what, wrong) => {
  expect((await fetch(emulator.url + wrong)).status).toBe(404);
});

test("a team's own product has a picture too, whatever its slug", async () => {
  const products = fixtures.products?.slice(0, 1).map((product) => ({
    ...product,
    images: [{ slug: "rye jacket/01 \u00fc", altText: "Rye" }],
  }));
  const own = await startEmulator({ data: { products } });
  const token = await mintToken(own);
  const query = "{ site { products { edges { node { defaultImage { url(width: 32) } } } } } }";
  const [url = ""] = urlsIn(await (await postGraphql(own, { token, query })).json());
  expect(url).toContain("/rye%20jacket%2F01%20%C3%BC__");
  expect((await fetch(url)).status).toBe(200);
});

test("the URLs are at the host by which the request came", async () => {
  const token = await mintToken(emulator);
  const host = `store-emulator-2.localhost:${new URL(emulator.url).port}`;
  const query =
    "{ site { product(entityId: 105) { defaultImage { url(width: 32) } } settings { url { cdnUrl vanityUrl } } } }";
  const { body } = await requestWithHost(emulator, host, token, "/graphql", query);
  const site = valueAt(JSON.parse(body), "data.site");
  expect(valueAt(site, "product.defaultImage.url")).toContain(`http://${host}/s-emulator/`);
  expect(valueAt(site, "settings.url")).toEqual({ cdnUrl: host, vanityUrl: `http://${host}` });
});
