import fc from "fast-check";
import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { blockStringText, executableDocument } from "../../test/executable-document.js";
import { propertyRuns } from "../../test/property-runs.js";
import { isBigCommerceError } from "../errors.js";
import { printDocument } from "./printer.js";

/** A tree as parse() and a generator both write it: no locations, no empty lists, no absent properties. */
function bare(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) =>
      key === "loc" || key === "description" || (key !== "values" && key !== "fields" && isEmptyList(value))
        ? undefined
        : value,
    ),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function refusal(tree: object): string {
  try {
    return `accepted: ${printDocument(tree)}`;
  } catch (error) {
    if (isBigCommerceError(error) && error.code === "input_invalid") return error.message;
    throw error;
  }
}

function queryOf(selection: object): object {
  const selectionSet = { kind: "SelectionSet", selections: [selection] };
  return {
    kind: "Document",
    definitions: [{ kind: "OperationDefinition", operation: "query", selectionSet }],
  };
}

describe("printDocument", () => {
  test("a document with everything in it is printed on one line a definition", () => {
    const text = `query Q($a: [Int!]! = [1], $b: In = {c: "d", e: F, g: null, h: true}) @live(if: $a) {
        alias: field(x: $a, y: -1.5e3) { ... on T @skip(if: false) { id } ...Part ... { id } } }
      fragment Part on T @x { id }`;
    expect(printDocument(parse(text))).toBe(
      'query Q($a: [Int!]! = [1], $b: In = {c: "d", e: F, g: null, h: true}) @live(if: $a) ' +
        "{ alias: field(x: $a, y: -1.5e3) { ... on T @skip(if: false) { id } ...Part ... { id } } }\n" +
        "fragment Part on T @x { id }",
    );
  });

  test("what is printed parses back to the same tree", () => {
    fc.assert(
      fc.property(executableDocument, (tree) => {
        expect(bare(parse(printDocument(tree)))).toEqual(bare(tree));
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  test("a block string that graphql can read is printed as one with the same value", () => {
    fc.assert(
      fc.property(blockStringText, fc.constantFrom("", "\n", "\n  "), (text, before) => {
        const tree = parse(
          `{ a(b: """${before}${text.replaceAll('"""', '\\"""').replaceAll(/["\\]+$/g, "")}""") }`,
        );
        expect(bare(parse(printDocument(tree)))).toEqual(bare(tree));
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  test("a string that no block string can hold keeps its characters as a plain string", () => {
    fc.assert(
      fc.property(blockStringText, (text) => {
        const value = { kind: "StringValue", value: `\n ${text}\r`, block: true };
        const named = { kind: "Name", value: "a" };
        const field = { kind: "Field", name: named, arguments: [{ kind: "Argument", name: named, value }] };
        const [printed] = /"[\s\S]*"/.exec(printDocument(queryOf(field))) ?? [];
        expect(JSON.parse(printed ?? "")).toBe(value.value);
      }),
    );
  });

  test("descriptions are left out, which servers of the October 2021 specification refuse", () => {
    expect(printDocument(parse('"why" query A { a }'))).toBe("query A { a }");
  });

  const id = { kind: "Field", name: { kind: "Name", value: "id" } };
  test.each([
    [{ kind: "Field" }, "Document"],
    [{ kind: "Document", definitions: "x" }, "has definitions that are not a list"],
    [{ kind: "Document", definitions: [null] }, "an entry of definitions is missing"],
    [parse("type A { b: Int }"), "a definition is ObjectTypeDefinition"],
    [
      queryOf({ kind: "Field", name: { kind: "Name", value: "a } mutation B { b" } }),
      "Name has no valid value",
    ],
    [queryOf({ kind: "Invented" }), "a selection is Invented"],
    [queryOf({ ...id, selectionSet: { kind: "SelectionSet", selections: [] } }), "a selection set is empty"],
    [queryOf({ ...id, arguments: [{ kind: "Argument", name: id.name }] }), "a value is missing"],
    [
      queryOf({
        ...id,
        arguments: [{ kind: "Argument", name: id.name, value: { kind: "IntValue", value: "1) {" } }],
      }),
      "IntValue has no valid value",
    ],
    [
      queryOf({
        ...id,
        arguments: [{ kind: "Argument", name: id.name, value: { kind: "EnumValue", value: "null" } }],
      }),
      "EnumValue has no valid value",
    ],
    [
      queryOf({ kind: "FragmentSpread", name: id.name, arguments: [{ kind: "FragmentArgument" }] }),
      "a fragment spread has arguments",
    ],
  ])("tree %# is refused", (tree, reason) => {
    expect(refusal(tree)).toContain(reason);
  });

  test("a tree that contains itself is refused", () => {
    const selections: object[] = [];
    const loop = { kind: "SelectionSet", selections };
    selections.push({ ...id, selectionSet: loop });
    const operation = { kind: "OperationDefinition", operation: "query", selectionSet: loop };
    expect(refusal({ kind: "Document", definitions: [operation] })).toContain(
      "nested deeper than 200 levels",
    );
  });

  test("any value is printed or refused, never anything else", () => {
    const kinds = fc.constantFrom("Document", "OperationDefinition", "Field", "SelectionSet", "StringValue");
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.anything(),
        fc.record({
          kind: kinds,
          definitions: fc.array(tie("node")),
          selectionSet: tie("node"),
          name: tie("node"),
        }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (value) => {
        if (typeof value === "object" && value !== null) expect(refusal(value)).toBeTypeOf("string");
      }),
    );
  });
});
