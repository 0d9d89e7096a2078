import fc from "fast-check";
import { Kind, parse, print, type TypeNode, visit } from "graphql";
import { describe, expect, test } from "vitest";
import { getErrorCode } from "../errors.js";
import { parseDocument, type TypeReference } from "./parser.js";

function printReference(type: TypeReference): string {
  const name = type.kind === "list" ? `[${printReference(type.item)}]` : type.name;
  return type.isRequired ? `${name}!` : name;
}

const summary = (text: string) =>
  parseDocument(text)
    .operations.flatMap(({ variables }) => variables)
    .map(({ name, type, hasDefault }) => `${name}:${printReference(type)}${hasDefault ? "=" : ""}`);

/** The same, as the reference implementation reads it. */
function reference(text: string): string[] {
  const found: string[] = [];
  visit(parse(text), {
    VariableDefinition({ variable, type, defaultValue }) {
      const printed: string = print(type satisfies TypeNode);
      found.push(`${variable.name.value}:${printed}${defaultValue === undefined ? "" : "="}`);
    },
  });
  return found;
}

describe("definitions", () => {
  test.each([
    "{ a }",
    "query { a }",
    "query A { a(b: 1) }",
    "query A($a: Int) { a(b: $a) }",
    "query ($a: Int!, $b: [String!]!, $c: [[ID]!]) { a }",
    'mutation M($a: In = { b: [1, "})("], c: { d: $x } }, $z: Int = 5 @own(a: "(") @two) @live(b: [1]) { a }'.replace(
      "$x",
      "E",
    ),
    "fragment query on Product { id } query A($a: Int) { ...query }",
    "fragment mutation on query { id } { ...mutation }",
    'query A($a: String = """x ) $b: Int """, $c: Boolean = false) { a(b: "query ($d: Int)") }',
    "# query ($no: Int)\nquery A # ($no: Int)\n($a: Int) { query mutation(a: $a) { fragment } }",
    "query query($query: Int) { a }",
    "subscription_ : { a }".slice(16),
  ])("%s are read as graphql-js reads them", (text) => {
    expect(summary(text)).toEqual(reference(text));
  });

  test("any list of types is read as graphql-js reads it", () => {
    const named = fc.constantFrom("Int", "String", "ID", "SomeInput", "query", "on");
    const type = fc
      .letrec<{ type: string }>((tie) => ({
        type: fc.oneof(
          { maxDepth: 4 },
          named,
          tie("type").map((inner) => `[${inner}]`),
          fc
            .oneof(
              named,
              tie("type").map((inner) => `[${inner}]`),
            )
            .map((inner) => `${inner}!`),
        ),
      }))
      .type.filter((text) => !text.includes("!!"));
    fc.assert(
      fc.property(fc.array(type, { minLength: 1, maxLength: 5 }), (types) => {
        const text = `query Q(${types.map((printed, index) => `$v${index}: ${printed}`).join(" ")}) { a }`;
        expect(summary(text)).toEqual(reference(text));
      }),
    );
  });

  test.each([
    "query A($) { a }",
    "query A($a) { a }",
    "query A($a: ) { a }",
    "query A($a: [Int) { a }",
    "query A(a: Int) { a }",
    "query A($a: Int",
  ])("%s cannot be read", (text) => {
    let thrown: unknown;
    try {
      parseDocument(text);
    } catch (error) {
      thrown = error;
    }
    expect(getErrorCode(thrown)).toBe("input_invalid");
  });
});

describe("uses", () => {
  test("name the field, the innermost argument and the variable", () => {
    const text = `query A($a: Int, $b: Int, $c: [Int], $d: Boolean) {
      alias: cart(entityId: $a) @include(if: $d) { x }
      wishlists(filters: { entityIds: [$b, 1] }) { y(cartId: { entityId: $c }) }
    }`;
    expect(parse(text).kind).toBe(Kind.DOCUMENT);
    expect(parseDocument(text).uses).toEqual([
      { field: "cart", argument: "entityId", variable: "a" },
      { field: "include", argument: "if", variable: "d" },
      { field: "wishlists", argument: "entityIds", variable: "b" },
      { field: "y", argument: "entityId", variable: "c" },
    ]);
  });

  test("in fragments count too, before and behind the operation", () => {
    const text =
      "fragment A on Site { cart(entityId: $a) { id } } query Q($a: ID, $b: ID) { ...A } fragment B on Site { checkout(entityId: $b) { id } }";
    expect(parseDocument(text).uses.map(({ field, variable }) => [field, variable])).toEqual([
      ["cart", "a"],
      ["checkout", "b"],
    ]);
  });
});
