import type { TypeReference, VariableDefinition } from "../../graphql/parser.js";
import { describeKind } from "../../values.js";
import type { JsonObject } from "./json-value.js";

/** What is wrong, by place: `first`, or `ids.0` inside a list. */
export type VariableProblems = Readonly<Record<string, string>>;

const maxProblems = 20;
const scalars: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ["Int", (value: unknown) => Number.isInteger(value) && value === Number(value) >> 0],
  ["Float", (value: unknown) => Number.isFinite(value)],
  ["String", (value: unknown) => typeof value === "string"],
  ["Boolean", (value: unknown) => typeof value === "boolean"],
  ["ID", (value: unknown) => typeof value === "string" || Number.isSafeInteger(value)],
]);

/**
 * Checks values against the types that the operation declares, as a GraphQL server does. Of types that only the
 * store's schema knows (enums, input objects, custom scalars) any JSON value passes: BigCommerce checks those.
 * The problems never repeat a value: they name its place and what was expected.
 *
 * @see https://spec.graphql.org/October2021/#sec-Coercing-Variable-Values
 */
export function findVariableProblems(
  definitions: readonly VariableDefinition[],
  values: JsonObject,
): VariableProblems {
  const undeclared = Object.entries(findUndeclared(definitions, values));
  const wrong = definitions.flatMap((definition) => checkVariable(definition, values));
  return Object.fromEntries([...undeclared, ...wrong].slice(0, maxProblems));
}

/** Names that the operation does not declare. */
export function findUndeclared(
  definitions: readonly VariableDefinition[],
  values: JsonObject,
): VariableProblems {
  const known = new Set(definitions.map(({ name }) => name));
  const undeclared = Object.keys(values).filter((name) => !known.has(name));
  return Object.fromEntries(
    undeclared
      .slice(0, maxProblems)
      .map((name) => [name.slice(0, 64), "The operation does not declare this variable."]),
  );
}

type Problem = readonly [place: string, text: string];

function checkVariable({ name, type, hasDefault }: VariableDefinition, values: JsonObject): Problem[] {
  if (Object.hasOwn(values, name)) return checkValue(type, values[name], name);
  if (!type.isRequired || hasDefault) return [];
  return [[name, `Expected ${printType(type)}; it is missing.`]];
}

function checkValue(type: TypeReference, value: unknown, place: string): Problem[] {
  if (value === null || value === undefined) {
    return type.isRequired ? [[place, `Expected ${printType(type)}, not null.`]] : [];
  }
  if (type.kind === "list") {
    // A single value stands for a list of one, as the specification says.
    if (!Array.isArray(value)) return checkValue(type.item, value, place);
    return value
      .flatMap((item, index) => checkValue(type.item, item, `${place}.${index}`))
      .slice(0, maxProblems);
  }
  const fits = scalars.get(type.name);
  if (fits === undefined || fits(value)) return [];
  const found = typeof value === "number" ? "this number" : describeKind(value);
  return [[place, `Expected ${printType(type)}, not ${found}.`]];
}

function printType(type: TypeReference): string {
  const name = type.kind === "list" ? `[${printType(type.item)}]` : type.name;
  return type.isRequired ? `${name}!` : name;
}
