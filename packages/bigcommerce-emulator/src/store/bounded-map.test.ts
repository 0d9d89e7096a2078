import { expect, test } from "vitest";
import { BoundedMap } from "./bounded-map.js";

test("the oldest entry goes when there are too many, and one that is set anew is new", () => {
  const map = new BoundedMap<string, number>(2, [
    ["a", 1],
    ["b", 2],
  ]);
  map.set("a", 3).set("c", 4);
  expect([...map]).toEqual([
    ["a", 3],
    ["c", 4],
  ]);
});

test("it starts with no more than it may hold", () => {
  expect([...new BoundedMap(1, [["a", 1] as const, ["b", 2] as const])]).toEqual([["b", 2]]);
});
