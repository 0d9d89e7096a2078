import { expect, test } from "vitest";
import { connectionPage, nodesOf } from "./connection-page";

test("without a cursor it is the first page", () => {
  expect(connectionPage({}, 8)).toEqual({ first: 8, after: null, last: null, before: null });
});

test("after leads forwards, before backwards", () => {
  expect(connectionPage({ after: "abc" }, 8)).toEqual({ first: 8, after: "abc", last: null, before: null });
  expect(connectionPage({ before: "abc" }, 8)).toEqual({ first: null, after: null, last: 8, before: "abc" });
});

test("of both, after counts; a cursor given twice, empty or huge is ignored", () => {
  expect(connectionPage({ after: "a", before: "b" }, 8)).toMatchObject({
    first: 8,
    after: "a",
    before: null,
  });
  for (const after of [["a", "b"], "", "x".repeat(501)]) {
    expect(connectionPage({ after }, 8)).toEqual(connectionPage({}, 8));
  }
});

test("a connection without edges has no nodes", () => {
  expect(nodesOf({ edges: null })).toEqual([]);
  expect(nodesOf(null)).toEqual([]);
  expect(nodesOf({ edges: [{ node: 1 }, { node: 2 }] })).toEqual([1, 2]);
});
