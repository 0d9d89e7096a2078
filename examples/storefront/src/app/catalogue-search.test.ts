import { expect, test } from "vitest";
import { catalogueHref, readCatalogueSearch } from "./catalogue-search";

test("an address and the search it stands for lead to each other", () => {
  const search = { term: "dark roast", category: "coffee/espresso", sort: "lowest-price" } as const;
  const href = catalogueHref(search);
  const params = Object.fromEntries(new URL(href, "http://shop.example").searchParams);
  expect(readCatalogueSearch(params)).toEqual(search);
});

test("the whole shop in its usual order has the shortest address", () => {
  expect(catalogueHref({ term: "", category: "", sort: "featured" })).toBe("/");
});

test("what makes no sense is read as the whole shop", () => {
  const search = readCatalogueSearch({ q: ["a", "b"], category: undefined, sort: "toString" });
  expect(search).toEqual({ term: "", category: "", sort: "featured" });
});
