import { expect, test } from "vitest";
import { fixtures } from "../fixtures/fixtures.js";
import { createStoreData } from "../store/store-data.js";
import { mix } from "./illustrations/colour.js";
import { renderProductImage } from "./product-image.js";
import { productPictures } from "./product-pictures.js";

const { products, categories } = createStoreData(fixtures);
const slugs = [...products.values()].flatMap(({ images }) => images.map(({ slug }) => slug));

test("every picture of the fixtures can be drawn, and no two are the same", () => {
  const pictures = slugs.map((slug) => renderProductImage(slug, 640));
  expect(new Set(pictures).size).toBe(slugs.length);
  const known = [...slugs, ...[...categories.values()].map(({ imageSlug }) => imageSlug ?? "")];
  expect(known.filter((slug) => !productPictures.has(slug.replace(/--detail$/, "")))).toEqual([]);
});

test("a picture has the requested width and uses only paints that it defines", () => {
  for (const slug of slugs) {
    const svg = renderProductImage(slug, 320);
    expect(svg).toMatch(/^<svg [^>]*width="320" height="320"/);
    const used = [...svg.matchAll(/url\(#(\w+)\)/g)].map(([, id]) => id);
    for (const id of used) expect(svg).toContain(`id="${id}"`);
    expect(svg).not.toMatch(/NaN|undefined/);
  }
});

test("a product that the demo store does not have gets a plain picture, always the same", () => {
  const plain = renderProductImage("rye-jacket", 640);
  expect(plain).toMatch(/^<svg [^>]*width="640"/);
  expect(renderProductImage("rye-jacket", 640)).toBe(plain);
  expect(
    new Set(["rye-jacket", "wren-cap", "aster-coat"].map((slug) => renderProductImage(slug, 64))).size,
  ).toBe(3);
});

test("colours mix channel by channel", () => {
  expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
  expect(mix("#102030", "#102030", 0.7)).toBe("#102030");
});
