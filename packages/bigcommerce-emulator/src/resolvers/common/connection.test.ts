import fc from "fast-check";
import { expect, test } from "vitest";
import { connection, decodeCursor, encodeCursor, type PageArguments } from "./connection.js";

const lists = fc.integer({ min: 0, max: 60 }).map((length) => Array.from({ length }, (_, index) => index));
const sizes = fc.integer({ min: 1, max: 20 });

function page(items: number[], args: PageArguments) {
  const { edges, pageInfo } = connection(items, args, (item) => item);
  return { nodes: edges.map(({ node }) => node), ...pageInfo };
}

test("walking forward visits every item once, in order, whatever the page size", () => {
  fc.assert(
    fc.property(lists, sizes, (items, first) => {
      const seen: number[] = [];
      let after: string | null = "";
      for (;;) {
        const step = page(items, { first, after });
        seen.push(...step.nodes);
        expect(step.hasPreviousPage).toBe(seen.length > step.nodes.length);
        if (!step.hasNextPage) break;
        after = step.endCursor;
      }
      expect(seen).toEqual(items);
    }),
  );
});

test("walking backward visits every item once, in order, whatever the page size", () => {
  fc.assert(
    fc.property(lists, sizes, (items, last) => {
      const seen: number[] = [];
      let before: string | null = "";
      for (;;) {
        const step = page(items, { last, before });
        seen.unshift(...step.nodes);
        expect(step.hasNextPage).toBe(seen.length > step.nodes.length);
        if (!step.hasPreviousPage) break;
        before = step.startCursor;
      }
      expect(seen).toEqual(items);
    }),
  );
});

test("a page is a contiguous run between its cursors, whatever the arguments", () => {
  const cursors = fc.option(fc.oneof(fc.nat(80).map(encodeCursor), fc.string()), { nil: null });
  const size = fc.option(fc.nat(80), { nil: null });
  const pages = fc.record({ first: size, last: size, before: cursors, after: cursors });
  fc.assert(
    fc.property(lists, pages, (items, args) => {
      const { nodes, hasNextPage, hasPreviousPage } = page(items, args);
      const [start = 0] = nodes;
      expect(nodes).toEqual(items.slice(start, start + nodes.length));
      expect(nodes.length).toBeLessThanOrEqual(args.first ?? args.last ?? 10);
      if (nodes.length > 0) {
        expect(hasPreviousPage).toBe(start > 0);
        expect(hasNextPage).toBe(start + nodes.length < items.length);
      }
    }),
  );
});

test("a page without a size has ten items", () => {
  const items = Array.from({ length: 25 }, (_, index) => index);
  expect(page(items, {}).nodes).toEqual(items.slice(0, 10));
  expect(page(items, { first: null, last: null, after: encodeCursor(9) }).nodes).toEqual(items.slice(10, 20));
});

test("an empty list has neither pages nor cursors", () => {
  expect(page([], { first: 5 })).toEqual({
    nodes: [],
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});

test("a cursor is the base64 of arrayconnection and the index", () => {
  expect(encodeCursor(0)).toBe("YXJyYXljb25uZWN0aW9uOjA=");
  fc.assert(
    fc.property(fc.nat(), (index) => {
      expect(decodeCursor(encodeCursor(index))).toBe(index);
    }),
  );
});

test("a negative page size is refused by its name", () => {
  expect(() => page([1], { first: -1 })).toThrow("Argument 'first' must be a non-negative integer");
});
