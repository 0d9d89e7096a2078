import fc from "fast-check";
import { expect, test } from "vitest";
import { fixtures } from "../../fixtures/fixtures.js";
import { createStoreData } from "../../store/store-data.js";
import { productImagePath, slugAtImagePath, uploadedImagePath } from "./image-path.js";

const data = createStoreData(fixtures);

test("the path of a product's picture leads back to its slug, whatever the slug", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (slug) => {
      const [product] = data.products.values();
      if (product === undefined) throw new Error("The fixtures have no product.");
      const own = { ...product, images: [{ slug, altText: "" }] };
      const path = new URL(`http://127.0.0.1/${productImagePath(own, slug)}`).pathname.slice(1);
      const store = { ...data, products: new Map([[own.entityId, own]]) };
      expect(slugAtImagePath(store, path)).toBe(slug);
    }),
  );
});

test("an uploaded picture is found by its name", () => {
  expect(slugAtImagePath(data, uploadedImagePath("dune-mug"))).toBe("dune-mug");
});

test("no path makes the look-up fail", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webPath()), (path) => {
      slugAtImagePath(data, path);
    }),
  );
});
