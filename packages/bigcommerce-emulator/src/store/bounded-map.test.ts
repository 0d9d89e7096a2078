import { expect, test } from "vitest";
import { BoundedMap } from "./bounded-map.js";

test("the oldest entry goes when there are too many", () => {
  const map = new BoundedMap<string, number>(2);
  map.set("a", 1).set("b", 2).set("c", 3);
  expect([...map.keys()]).toEqual(["b", "c"]);
});

test("an entry that is set anew keeps its place, as in any map: lists of the store stay in order", () => {
  const map = new BoundedMap<string, number>(2);
  map.set("a", 1).set("b", 2).set("a", 3);
  expect([...map]).toEqual([
    ["a", 3],
    ["b", 2],
  ]);
});

test("it starts with no more than it may hold", () => {
  expect([...new BoundedMap(1, [["a", 1] as const, ["b", 2] as const])]).toEqual([["b", 2]]);
});
