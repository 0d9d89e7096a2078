import { expect, test } from "vitest";
import { storefrontCaller } from "../../../test/execute-storefront.js";
import { searchWords } from "./search-term.js";

const words = (term: string | null) => searchWords(storefrontCaller().context, term);

test("the words of a term are in lower case, and a missing term has none", () => {
  expect(words("  Gooseneck\tKETTLE ")).toEqual(["gooseneck", "kettle"]);
  expect(words(null)).toEqual([]);
});

test("a term of 1,000 characters and 100 words is searched for", () => {
  expect(words("a".repeat(1000))).toHaveLength(1);
  expect(words("abcdefg ".repeat(100))).toHaveLength(100);
});

const query = `query Search($term: String!) {
  site { search { searchProducts(filters: { searchTerm: $term }) { products { edges { node { name } } } } } }
}`;

test.each([
  ["4,000,000 words", "a ".repeat(4_000_000), "8000000 characters of at most 1000"],
  ["101 words", "a ".repeat(101), "101 words of at most 100"],
])("a term of %s is a GraphQL error, at once", (_case, term, problem) => {
  const start = performance.now();
  const { errors } = storefrontCaller().execute(query, { term });
  expect(errors?.[0]?.message).toBe(`The search term is too long: it has ${problem}`);
  expect(errors?.[0]?.path).toEqual(["site", "search", "searchProducts"]);
  expect(performance.now() - start).toBeLessThan(1000);
});
