import fc from "fast-check";
import { print } from "graphql";

/** Arbitrary executable documents as trees, in the shape graphql's parse() gives without locations. */
const nameText = fc.oneof(
  fc.stringMatching(/^[_A-Za-z][_0-9A-Za-z]{0,8}$/),
  fc.constantFrom("query", "mutation", "subscription", "fragment", "type", "input", "extend", "null"),
);
const nameNode = (text = nameText) => text.map((value) => ({ kind: "Name", value }));
const wellFormed = fc
  .string({ unit: "binary", maxLength: 12 })
  .map((text) => text.replaceAll(/\p{Surrogate}/gu, "?"));
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

const { value, constValue } = fc.letrec<{ value: object; constValue: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    ...literals(tie("value")),
    fc.record({ kind: fc.constant("Variable"), name: nameNode() }),
  ),
  constValue: fc.oneof({ maxDepth: 3 }, ...literals(tie("constValue"))),
}));

function literals(inner: fc.Arbitrary<object>): fc.Arbitrary<object>[] {
  const withValue = (kind: string, texts: fc.Arbitrary<unknown>) =>
    texts.map((text) => ({ kind, value: text }));
  const field = fc.record({ kind: fc.constant("ObjectField"), name: nameNode(), value: inner });
  return [
    withValue("IntValue", fc.integer().map(String)),
    withValue("FloatValue", fc.constantFrom("0.5", "-1e9", "12.25E-3")),
    withValue("BooleanValue", fc.boolean()),
    withValue(
      "EnumValue",
      nameText.filter((text) => !/^(?:true|false|null)$/.test(text)),
    ),
    fc.constant({ kind: "NullValue" }),
    wellFormed.map((text) => ({ kind: "StringValue", value: text, block: false })),
    fc.array(inner, { maxLength: 3 }).map((values) => ({ kind: "ListValue", values })),
    fc.array(field, { maxLength: 3 }).map((fields) => ({ kind: "ObjectValue", fields })),
  ];
}

const { type } = fc.letrec<{ type: object; nullable: object }>((tie) => ({
  nullable: fc.oneof(
    { maxDepth: 3 },
    namedType(),
    fc.record({ kind: fc.constant("ListType"), type: tie("type") }),
  ),
  type: fc.oneof(tie("nullable"), fc.record({ kind: fc.constant("NonNullType"), type: tie("nullable") })),
}));

function namedType() {
  return fc.record({ kind: fc.constant("NamedType"), name: nameNode() });
}

function argumentsOf(inner: fc.Arbitrary<object>) {
  const argument = fc.record({ kind: fc.constant("Argument"), name: nameNode(), value: inner });
  return fc.array(argument, { maxLength: 2 });
}

function directives(inner: fc.Arbitrary<object>) {
  const directive = fc.record({
    kind: fc.constant("Directive"),
    name: nameNode(),
    arguments: argumentsOf(inner),
  });
  return fc.array(directive, { maxLength: 2 });
}

const fragmentName = nameNode(nameText.filter((text) => text !== "on"));

const { selectionSet } = fc.letrec<{ selectionSet: object; selection: object }>((tie) => ({
  selectionSet: fc.record({
    kind: fc.constant("SelectionSet"),
    selections: fc.array(tie("selection"), { minLength: 1, maxLength: 3 }),
  }),
  selection: fc.oneof(
    { maxDepth: 4 },
    field(fc.constant(undefined)),
    fc.record({ kind: fc.constant("FragmentSpread"), name: fragmentName, directives: directives(value) }),
    field(tie("selectionSet")),
    fc.record({
      kind: fc.constant("InlineFragment"),
      typeCondition: optional(namedType()),
      directives: directives(value),
      selectionSet: tie("selectionSet"),
    }),
  ),
}));

function field(selections: fc.Arbitrary<object | undefined>) {
  return fc.record({
    kind: fc.constant("Field"),
    alias: optional(nameNode()),
    name: nameNode(),
    arguments: argumentsOf(value),
    directives: directives(value),
    selectionSet: selections,
  });
}

const variableDefinition = fc.record({
  kind: fc.constant("VariableDefinition"),
  variable: fc.record({ kind: fc.constant("Variable"), name: nameNode() }),
  type,
  defaultValue: optional(constValue),
  directives: directives(constValue),
});

const operation = fc.record({
  kind: fc.constant("OperationDefinition" as const),
  operation: fc.constantFrom("query" as const, "mutation" as const),
  name: optional(nameNode()),
  variableDefinitions: fc.array(variableDefinition, { maxLength: 2 }),
  directives: directives(value),
  selectionSet,
});

const fragment = fc.record({
  kind: fc.constant("FragmentDefinition" as const),
  name: fragmentName,
  typeCondition: namedType(),
  directives: directives(value),
  selectionSet,
});

/** Documents with one operation and up to two fragments, in any order. */
export const executableDocument = fc
  .tuple(operation, fc.array(fragment, { maxLength: 2 }), fc.nat({ max: 2 }))
  .map(([only, fragments, position]) => ({
    kind: "Document" as const,
    definitions: [...fragments.slice(0, position), only, ...fragments.slice(position)],
  }));

/** The same as text, written by graphql's own printer. */
export const documentText = executableDocument.map((tree) => String(Reflect.apply(print, undefined, [tree])));

/** Texts for block strings: quotes, backslashes and indentation in hostile places. */
export const blockStringText = fc
  .array(fc.constantFrom(" ", "\t", "\n", "a", '"', '"""', "\\", "#", "{", "é", "  b\n", "\n\n"), {
    maxLength: 10,
  })
  .map((parts) => parts.join(""));
