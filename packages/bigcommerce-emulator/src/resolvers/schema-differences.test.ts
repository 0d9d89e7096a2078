import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { schemaDifferences } from "./schema-differences.js";

const reference = `
  directive @shop(locale: String) on QUERY | MUTATION
  scalar Decimal
  interface Node { id: ID! }
  interface Priced { price: Decimal }
  enum Status { OPEN CLOSED PAUSED }
  enum Size { S M }
  type Product implements Node & Priced { id: ID! price: Decimal name(limit: Int = 10): String! tags: [String!]! old: Int @deprecated }
  type Brand { name: String }
  union Thing = Product | Brand
  input Filter { term: String! first: Int = 5 size: Size status: Status }
  type Query { thing(filter: Filter!, size: Size): Thing products: [Product!] }
  type Mutation { touch: Int }
`;

const subset = `
  directive @shop(locale: String) on QUERY
  scalar Decimal
  interface Node { id: ID! }
  enum Status { OPEN CLOSED }
  type Product implements Node { id: ID! price: Decimal name(limit: Int = 10): String! old: Int @deprecated(reason: "ours") }
  union Thing = Product
  input Filter { term: String! first: Int = 5 status: Status }
  type Query { thing(filter: Filter!): Thing }
`;

function differencesAfter(search: string, replacement: string): string[] {
  expect(subset).toContain(search);
  return schemaDifferences(buildSchema(subset.replace(search, replacement)), buildSchema(reference));
}

test("a faithful subset has no differences", () => {
  expect(schemaDifferences(buildSchema(subset), buildSchema(reference))).toEqual([]);
});

test.each([
  ["a type of our own", "scalar Decimal", "scalar Decimal scalar Own", "Own: no such type"],
  ["another kind", "scalar Decimal", "enum Decimal { A }", "Decimal: kind is enum, in the reference scalar"],
  ["a field of our own", "price: Decimal", "price: Decimal colour: Int", "Product.colour: no such field"],
  [
    "another nullability",
    "price: Decimal",
    "price: Decimal!",
    "Product.price: type is Decimal!, in the reference Decimal",
  ],
  [
    "another default",
    "limit: Int = 10",
    "limit: Int = 11",
    "Product.name(limit): default is 11, in the reference 10",
  ],
  [
    "no default",
    "limit: Int = 10",
    "limit: Int",
    "Product.name(limit): default is none, in the reference 10",
  ],
  [
    "an argument of our own",
    "limit: Int = 10",
    "limit: Int = 10, extra: Int",
    "Product.name(extra): no such input",
  ],
  [
    "a required argument left out",
    "thing(filter: Filter!)",
    "thing(size: Int)",
    "Query.thing(filter): required in the reference",
  ],
  ["an enum value of our own", "OPEN CLOSED", "OPEN SHUT", "Status: enum value SHUT"],
  [
    "a union member of our own",
    "union Thing = Product",
    "type Own { a: Int } union Thing = Product | Own",
    "Thing: union member Own",
  ],
  [
    "an interface of our own",
    "type Product implements Node",
    "interface Own { id: ID! } type Product implements Node & Own",
    "Product: interface Own",
  ],
  [
    "another input type",
    "first: Int = 5",
    "first: Float = 5",
    "Filter(first): type is Float, in the reference Int",
  ],
  ["a required input left out", "term: String! first", "first", "Filter(term): required in the reference"],
  ["a deprecation lost", 'old: Int @deprecated(reason: "ours")', "old: Int", "Product.old: deprecated is no"],
  ["another directive location", "on QUERY", "on FIELD", "@shop: location FIELD"],
  [
    "another root",
    "type Query {",
    "schema { query: Root } type Root {",
    "query root is Root, in the reference Query",
  ],
])("%s is a difference", (_what, search, replacement, expected) => {
  const found = differencesAfter(search, replacement);
  expect(found.some((line) => line.startsWith(expected))).toBe(true);
});
