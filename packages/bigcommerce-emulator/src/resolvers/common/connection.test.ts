import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CursorForm,
  connection,
  idCursors,
  indexCursors,
  type PageArguments,
  searchCursors,
} from "./connection.js";

interface Item {
  readonly entityId: number;
}

const forms: [string, CursorForm<Item>][] = [
  ["arrayconnection", indexCursors],
  ["id", idCursors],
  ["search", searchCursors],
];

const lists = fc.uniqueArray(
  fc.nat(10_000).map((entityId): Item => ({ entityId })),
  { maxLength: 60, selector: ({ entityId }) => entityId },
);
const sizes = fc.integer({ min: 1, max: 20 });

function page(items: readonly Item[], args: PageArguments, cursors?: CursorForm<Item>) {
  const { edges, pageInfo } = connection(items, args, (item) => item, cursors);
  return { nodes: edges.map(({ node }) => node), ...pageInfo };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

test.each(forms)("with %s cursors, walking forward visits every item once, in order", (_name, form) => {
  fc.assert(
    fc.property(lists, sizes, (items, first) => {
      const seen: Item[] = [];
      let after: string | null = "";
      for (;;) {
        const step = page(items, { first, after }, form);
        seen.push(...step.nodes);
        expect(step.hasPreviousPage).toBe(seen.length > step.nodes.length);
        if (!step.hasNextPage) break;
        after = step.endCursor;
      }
      expect(seen).toEqual(items);
    }),
  );
});

test.each(forms)("with %s cursors, walking backward visits every item once, in order", (_name, form) => {
  fc.assert(
    fc.property(lists, sizes, (items, last) => {
      const seen: Item[] = [];
      let before: string | null = "";
      for (;;) {
        const step = page(items, { last, before }, form);
        seen.unshift(...step.nodes);
        expect(step.hasNextPage).toBe(seen.length > step.nodes.length);
        if (!step.hasPreviousPage) break;
        before = step.startCursor;
      }
      expect(seen).toEqual(items);
    }),
  );
});

const anyCursor = fc.option(
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...forms), fc.nat(10_000), fc.nat(80))
      .map(([[, form], entityId, index]) => base64(form.write({ entityId }, index))),
    fc.string(),
    fc.string().map(base64),
    fc.json().map(base64),
  ),
  { nil: null },
);

test.each(forms)("with %s cursors, a page is a contiguous run, whatever the arguments", (_name, form) => {
  const size = fc.option(fc.nat(80), { nil: null });
  const pages = fc.record({ first: size, last: size, before: anyCursor, after: anyCursor });
  fc.assert(
    fc.property(lists, pages, (items, args) => {
      const { nodes, hasNextPage, hasPreviousPage } = page(items, args, form);
      const start = nodes[0] === undefined ? 0 : items.indexOf(nodes[0]);
      expect(nodes).toEqual(items.slice(start, start + nodes.length));
      expect(nodes.length).toBeLessThanOrEqual(args.first ?? args.last ?? 10);
      if (nodes.length > 0) {
        expect(hasPreviousPage).toBe(start > 0);
        expect(hasNextPage).toBe(start + nodes.length < items.length);
      }
    }),
  );
});

const twentyFive = Array.from({ length: 25 }, (_, index) => ({ entityId: 100 + index }));

test("a page without a size has ten items", () => {
  expect(page(twentyFive, {}).nodes).toEqual(twentyFive.slice(0, 10));
  const after = base64("arrayconnection:9");
  expect(page(twentyFive, { first: null, last: null, after }).nodes).toEqual(twentyFive.slice(10, 20));
});

test.each(["", "x", base64("x"), base64("[1.0,0,7]"), base64('{"id":7}'), base64('{"id":"100"}')])(
  "the unknown cursor %j counts as none",
  (after) => {
    for (const [, form] of forms) expect(page(twentyFive, { after, first: 2 }, form).nodes).toHaveLength(2);
  },
);

test("an empty list has neither pages nor cursors", () => {
  expect(page([], { first: 5 })).toEqual({
    nodes: [],
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});

test.each([
  [indexCursors, "YXJyYXljb25uZWN0aW9uOjA="],
  [idCursors, "eyJpZCI6MTg5fQ=="],
  [searchCursors, "WzEwMDAwMDAwMC4wLDAsMTg5XQ=="],
])("a cursor is written as recorded: %#", (form, cursor) => {
  expect(page([{ entityId: 189 }], {}, form).endCursor).toBe(cursor);
});
