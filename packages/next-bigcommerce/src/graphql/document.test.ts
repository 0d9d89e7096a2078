import fc from "fast-check";
import { Kind, Lexer, type OperationDefinitionNode, parse, Source, TokenKind } from "graphql";
import { describe, expect, test } from "vitest";
import { documentText } from "../../test/executable-document.js";
import { propertyRuns } from "../../test/property-runs.js";
import { getErrorCode, isBigCommerceError } from "../errors.js";
import { prepareDocument } from "./document.js";
import { readToken } from "./lexer.js";

function refusal(document: unknown): string {
  try {
    prepareDocument(document);
  } catch (error) {
    if (isBigCommerceError(error) && error.code === "input_invalid") return error.message;
    throw error;
  }
  return "accepted";
}

/** `undefined` where graphql refuses the text. */
function graphqlTokens(text: string): string[] | undefined {
  const lexer = new Lexer(new Source(text));
  const starts: string[] = [];
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      starts.push(`${token.start}-${token.end}`);
    }
  } catch {
    return undefined;
  }
  return starts;
}

function ourTokens(text: string): string[] | undefined {
  const starts: string[] = [];
  try {
    for (let token = readToken(text, 0); token.kind !== "end"; ) {
      const end = token.start + token.text.length;
      starts.push(`${token.start}-${end}`);
      token = readToken(text, end);
    }
  } catch (error) {
    expect(getErrorCode(error)).toBe("input_invalid");
    return undefined;
  }
  return starts;
}

const pieces = fc.constantFrom(
  ...'{ } ( ) [ ] @ : $ = ! | & ... . # \n \r \t , " """ \\ \\u \\u{ } \\""" \\uD83D\\uDE00 \\uD83D 1F600 0 -1 1.5 1e9 01 1. a'.split(
    " ",
  ),
  ..."query mutation subscription fragment on type schema extend Orders true null \uFEFF é 😀 'x' \\n ; - _x1 {a}".split(
    " ",
  ),
  " ",
);
const tokenSoup = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(""));
const wellFormedText = fc.oneof(tokenSoup, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));

describe("prepareDocument", () => {
  test("a named query, a mutation and an anonymous query are told apart", () => {
    expect(prepareDocument("query Orders { customer { entityId } }")).toEqual({
      id: expect.any(Number),
      text: "query Orders { customer { entityId } }",
      queryJson: '"query Orders { customer { entityId } }"',
      kind: "query",
      operationName: "Orders",
      variables: [],
      variableUses: [],
    });
    expect(prepareDocument("mutation { logout { result } }")).toMatchObject({
      kind: "mutation",
      operationName: undefined,
    });
    expect(prepareDocument("{ site { settings { storeName } } }").kind).toBe("query");
  });

  test("words in comments, strings, fields and fragments are not operations", () => {
    const text = `\uFEFF# mutation Fake { x }
      fragment mutation on Query @tag(note: "} mutation B { x }") { query: subscription }
      query type($a: In = {mutation: ["""
        } mutation C { \\""" x }
      """]}) @show(if: $a) { mutation { ...mutation } }`;
    expect(prepareDocument(text)).toMatchObject({ kind: "query", operationName: "type" });
  });

  test("every escape sequence of the specification is read", () => {
    const text = String.raw`{ a(b: "\" \\ \/ \b \f \n \r \t \u00E9 \uD83D\uDE00 \u{10FFFF} \u{41}") }`;
    expect(prepareDocument(text).kind).toBe("query");
    expect(ourTokens(text)).toEqual(graphqlTokens(text));
  });

  test("several operations are refused with their names and the place of the second", () => {
    const message = refusal("query A { a }\nmutation B { b }\n{ c }");
    expect(message).toContain("3 operations (A, B, (anonymous)), the second at line 2, column 1");
  });

  test.each([
    ["", "no operation found at line 1, column 1"],
    ["fragment F on Query { a }", "no operation found"],
    ["subscription S { a }", "a subscription at line 1, column 1"],
    ["query A { a }\r\n type B { c: Int }", "type-system definition (type) at line 2, column 2"],
    ['"described" schema { query: Q }', "type-system definition (schema)"],
    ["query A { a { b }", "unclosed { at line 1, column 9. Add }."],
    ["query A { a }}", "found } at line 1, column 14"],
    ["query A { a(b: [1) }", "found ) at line 1, column 18. Expected ] there."],
    ['query A { a(b: "secret) }', "unterminated string at line 1, column 16"],
    ['{ a(b: """secret) }', "unterminated block string at line 1, column 8"],
    ['{ a(b: "\\x") }', "invalid escape sequence in a string at line 1, column 9"],
    ['{ a(b: "\\uD800") }', "invalid escape sequence"],
    ['{ a(b: "\\uDC00\\uDC00") }', "invalid escape sequence"],
    ['{ a(b: "\\u{110000}") }', "invalid escape sequence"],
    ['"described" { a }', "found { at line 1, column 13"],
    ["{ a(b: 007) }", "malformed number at line 1, column 8"],
    ["{ a } \u{1F600}", "an unexpected character at line 1, column 7"],
    ["{ a } # \uD800", "half of a surrogate pair at line 1, column 9"],
    ["query A", "found the end at line 1, column 8. Expected { there."],
    ["eyJhbGciOiJFUzI1NiJ9.secret.secret", "found a name at line 1, column 1"],
    ["fragment on on Query { a } { a }", "Expected the name of the fragment"],
    ["query A($a) { a }", "found ) at line 1, column 11. Expected : there."],
    ["query A($a: Int", "unclosed ( at line 1, column 8. Add )."],
  ])("%j is refused: %s", (text, reason) => {
    const message = refusal(text);
    expect(message).toContain(reason);
    expect(message).not.toMatch(/secret|eyJ/);
  });

  test.each([undefined, null, 7, true, Symbol("x"), {}, [], { kind: "Document" }, () => "{ a }"])(
    "%j is refused: it is not a document",
    (document) => expect(refusal(document)).toMatch(/^GraphQL document: /),
  );

  test("a document is read once, as object and as text", () => {
    const ast = parse("query Once { a }");
    expect(prepareDocument(ast)).toBe(prepareDocument(ast));
    expect(prepareDocument("{ once }")).toBe(prepareDocument("{ once }"));
  });

  test("after 500 newer texts one that was not used again is forgotten, and one in use is not", () => {
    const [unused, used] = [prepareDocument("{ unused }"), prepareDocument("{ used }")];
    for (let index = 0; index < 500; index += 1) {
      prepareDocument(`{ field${index} }`);
      expect(prepareDocument("{ used }")).toBe(used);
    }
    expect(prepareDocument("{ unused }")).not.toBe(unused);
  });

  test("documents with different texts have different ids, and one document has the same as text and as object", () => {
    const texts = ["{ a }", "{ b }", "query { a }"];
    expect(new Set(texts.map((text) => prepareDocument(text).id)).size).toBe(texts.length);
    const ast = parse("{ asObject }");
    expect(prepareDocument(ast).id).toBe(prepareDocument(prepareDocument(ast).text).id);
  });

  test("a String object of code generation is read through its toString()", () => {
    class TypedDocumentString extends String {
      override toString() {
        return "mutation Renamed { a }";
      }
    }
    expect(prepareDocument(new TypedDocumentString("ignored"))).toMatchObject({ operationName: "Renamed" });
  });

  test("long comments, strings and nestings are read without exhausting the stack", () => {
    const long = "x".repeat(2_000_000);
    expect(prepareDocument(`#${long}\n{ a(b: "${long}") }`).kind).toBe("query");
    expect(prepareDocument(`${"#\n".repeat(1_000_000)}{ a }`).kind).toBe("query");
    expect(refusal("{".repeat(1_000_000))).toContain("unclosed { at line 1, column 1000000");
    expect(refusal(`query A($a: ${"[".repeat(1_000_000)}`)).toContain("Expected a type there.");
  });

  test("our lexer sees the tokens graphql sees, and refuses what it refuses", () => {
    fc.assert(
      fc.property(wellFormedText, (text) => {
        fc.pre(!/\p{Surrogate}/u.test(text));
        expect(ourTokens(text)).toEqual(graphqlTokens(text));
      }),
      { numRuns: propertyRuns(1000) },
    );
  });

  test("kind and name are those graphql parses", () => {
    fc.assert(
      fc.property(documentText, (text) => {
        const operations = parse(text).definitions.filter(
          (definition): definition is OperationDefinitionNode =>
            definition.kind === Kind.OPERATION_DEFINITION,
        );
        expect(operations).toHaveLength(1);
        expect(prepareDocument(text)).toMatchObject({
          kind: operations[0]?.operation,
          operationName: operations[0]?.name?.value,
        });
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  test("any text is either refused or read as graphql reads it", () => {
    const definitions = fc.array(fc.oneof(documentText, tokenSoup), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        definitions.map((parts) => parts.join(" ")),
        (text) => {
          if (refusal(text) !== "accepted") return;
          expect(graphqlTokens(text)).toBeDefined();
          let parsed: ReturnType<typeof parse>;
          try {
            parsed = parse(text);
          } catch {
            return;
          }
          const [operation, ...others] = parsed.definitions.filter(
            ({ kind }) => kind === Kind.OPERATION_DEFINITION,
          );
          expect(others).toEqual([]);
          expect(operation).toMatchObject({ operation: prepareDocument(text).kind });
        },
      ),
      { numRuns: propertyRuns(1000) },
    );
  });
});
