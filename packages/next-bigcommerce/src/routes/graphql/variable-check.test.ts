import fc from "fast-check";
import {
  buildSchema,
  type DocumentNode,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import { describe, expect, test } from "vitest";
import { readDocumentVariables } from "../../graphql/variables.js";
import { findVariableProblems } from "./variable-check.js";

const types = ["Int", "Int!", "Float", "String!", "Boolean", "ID!", "[Int!]", "[String]!", "[[ID!]!]"];
const schema = buildSchema("type Query { a(b: Float, c: ID): Int }");

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((node) => node.kind === "OperationDefinition");
  if (operation === undefined) throw new TypeError("no operation");
  return operation;
}

/** Whether a GraphQL server takes these values. */
function isTaken(text: string, values: Readonly<Record<string, unknown>>): boolean {
  const { variableDefinitions = [] } = operationOf(parse(text));
  return getVariableValues(schema, variableDefinitions, values).errors === undefined;
}

const problemsOf = (text: string, values: Readonly<Record<string, unknown>>) =>
  findVariableProblems(readDocumentVariables(text).definitions, values);

describe("the types of an operation", () => {
  const scalar = fc.oneof(
    fc.constantFrom(null, true, 1, -1, 0, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1.5, "1", "", "x", {}),
    fc.jsonValue({ maxDepth: 1 }),
  );
  const value = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }),
  );

  test.each(types)("%s takes what graphql-js takes, and nothing else", (type) => {
    const text = `query Q($v: ${type}) { a }`;
    fc.assert(
      fc.property(value, (json) => {
        const taken = Object.keys(problemsOf(text, { v: json })).length === 0;
        // Reference: integers beyond 2^53 lose digits on the way, so that we refuse them as ids.
        fc.pre(!JSON.stringify(json).match(/\d{16}|e\+/));
        expect(taken).toBe(isTaken(text, { v: json }));
      }),
      { numRuns: 500 },
    );
  });

  test("a default stands in for a missing value, not for null", () => {
    const text = "query Q($v: Int! = 5) { a }";
    expect(problemsOf(text, {})).toEqual({});
    expect(Object.keys(problemsOf(text, { v: null }))).toEqual(["v"]);
  });

  test("of types that only the store knows any value but a required null passes", () => {
    const text = "query Q($a: SortInput, $b: [FilterInput!]!, $c: DateTime) { a }";
    expect(problemsOf(text, { a: "NEWEST", b: [{ x: [1] }, "y"], c: 1 })).toEqual({});
    expect(Object.keys(problemsOf(text, { b: [null] }))).toEqual(["b.0"]);
  });

  test("no value is repeated, and no more than 20 problems are told", () => {
    const problems = problemsOf("query Q($v: [Int!]) { a }", { v: Array(500).fill("secret words") });
    expect(Object.keys(problems)).toHaveLength(20);
    expect(JSON.stringify(problems)).not.toContain("secret");
  });

  test("names every object inherits are no variables", () => {
    expect(Object.keys(problemsOf("query Q($toString: Int!) { a }", {}))).toEqual(["toString"]);
    expect(Object.keys(problemsOf("{ a }", { valueOf: 1 }))).toEqual(["valueOf"]);
  });
});
