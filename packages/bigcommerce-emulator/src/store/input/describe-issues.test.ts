import { expect, test } from "vitest";
import { z } from "zod";
import { storeDocumentSchema } from "../collections.js";
import { readInput } from "./describe-issues.js";

function problemsOf(document: unknown): string[] {
  const reading = readInput(storeDocumentSchema, document, "document");
  return "problems" in reading ? reading.problems : [];
}

const product = { name: "A", listPrice: 1 };

test.each<[unknown, string[]]>([
  [{ produkts: [] }, ['document: has no field "produkts" (did you mean "products"?)']],
  [[], ["document: must be an object, but is a list"]],
  [{ products: {} }, ["products: must be a list, but is an object"]],
  [
    { products: [{ nam: "A", listPrice: "12" }] },
    [
      "products.0.name: is missing: it must be a string",
      "products.0.listPrice: must be a number, but is a string",
      'products.0: has no field "nam" (did you mean "name"?)',
    ],
  ],
  [
    { products: [{ ...product, reviews: [{ entityId: 1.5, author: null, rating: 6 }] }] },
    [
      "products.0.reviews.0.entityId: must be a whole number, but is 1.5",
      "products.0.reviews.0.author: must be a string, but is null",
      "products.0.reviews.0.rating: must be at most 5, but is 6",
    ],
  ],
  [{ products: [{ ...product, entityId: 0 }] }, ["products.0.entityId: must be more than 0, but is 0"]],
  [{ products: [{ ...product, name: "" }] }, ["products.0.name: must not be empty"]],
  [
    { pages: [{ entityId: 1, type: "normall", name: "A", path: null }] },
    [
      'pages.0.type: must be one of "normal", "contact", "raw", "link", "blog", but is "normall" (did you mean "normal"?)',
    ],
  ],
  [
    { redirects: [{ entityId: 1, fromPath: "/a", to: { type: "prodct", entityId: 1 } }] },
    [
      'redirects.0.to.type: must be one of "url", "product", "brand", "category", "page", "post", but is "prodct" (did you mean "product"?)',
    ],
  ],
  [
    { customers: [{ entityId: 1, email: "ada", createdAt: "yesterday" }] },
    [
      'customers.0.email: must be an email address, but is "ada"',
      'customers.0.createdAt: must be a time in UTC such as 2026-01-31T12:00:00Z, but is "yesterday"',
    ],
  ],
  [
    { customers: [{ entityId: 1, email: "ada@example.com", phone: "1".repeat(51) }] },
    ["customers.0.phone: must have at most 50 characters, but has 51"],
  ],
  [{ settings: { locales: [] } }, ["settings.locales: must have at least 1 entry"]],
  [
    { settings: { tax: { ratePercent: 190 } } },
    ["settings.tax.ratePercent: must be at most 100, but is 190"],
  ],
])("%j is refused in words of ours", (document, problems) => {
  expect(problemsOf(document)).toEqual(problems);
});

test("a name that nothing is near gets no hint", () => {
  expect(problemsOf({ vouchers: [] })).toEqual(['document: has no field "vouchers"']);
});

test("of a thousand unknown fields five are named", () => {
  const fields = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`x${index}`, 1]));
  expect(problemsOf(fields)[0]).toMatch(/"x4", and 995 more that are unknown$/);
});

test("a string is not shown: it may be a secret", () => {
  const schema = z.object({ token: z.string().max(3), port: z.number() });
  const reading = readInput(schema, { token: "hush-hush", port: "hush-hush" }, "input");
  expect(JSON.stringify(reading)).not.toContain("hush");
});
