import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { estimate } from "./emulator-complexity.fixture.js";

const docs = readFileSync(new URL("../../../../../docs/doctor.md", import.meta.url), "utf8");

const everything = `{ node(id: "1") { id } site {
  products(first: 40) { edges { node { prices { price { value } } } } } cart { entityId } } }`;

it("the figures in docs/doctor.md are those that are counted", () => {
  const mutation = "mutation { logout { result } }";
  const parts = [everything, mutation].flatMap((document) => estimate(document).parts);
  const pointsOf = (of: string, name = "") =>
    parts.find((part) => part.of === of && part.name === name)?.points;
  const figures = [
    [/`node`.* ([\d,]+) each/, pointsOf("lookup", "node")],
    [/list of products.* ([\d,]+) each/, pointsOf("lookup", "products")],
    [/prices of products.* ([\d,]+) once/, pointsOf("once", "Prices")],
    [/the cart.* ([\d,]+) once/, pointsOf("once", "Cart")],
    [/the mutation +\| ([\d,]+)/, pointsOf("mutation")],
    [/each field,.*\| ([\d,]+)/, 1],
  ] as const;
  for (const [row, points] of figures)
    expect([row, Number(row.exec(docs)?.[1]?.replace(",", ""))]).toEqual([row, points]);
});

it("the parts are named heaviest first, and add up", () => {
  const { points, parts } = estimate(everything);
  expect(parts.map(({ of, name, count }) => [of, name, count])).toEqual([
    ["once", "Cart", 1],
    ["once", "Prices", 1],
    ["lookup", "node", 1],
    ["lookup", "products", 1],
    ["fields", "", 11],
    ["pages", "", 40],
  ]);
  expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(points);
});

it("that a page's size is only in the code is known, and not of a default or a literal", () => {
  const page = (size: string, variables = "") =>
    estimate(`query Q${variables} { site { products(${size}) { edges { node { name } } } } }`)
      .assumesPageSize;
  expect(page("first: $n", "($n: Int)")).toBe(true);
  expect(page("first: $n", "($n: Int!)")).toBe(true);
  expect(page("first: $n", "($n: Int = 5)")).toBe(false);
  expect(page("first: 5, after: $c", "($c: String)")).toBe(false);
});
