import { BigCommerceError } from "../errors.js";
import { isRecord } from "../values.js";

type Node = Readonly<Record<string, unknown>>;

const maxDepth = 200;
const namePattern = /^[_A-Za-z][_0-9A-Za-z]*$/;
const numberPatterns = {
  IntValue: /^-?(?:0|[1-9][0-9]*)$/,
  FloatValue: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/,
};

/**
 * The text of a parsed executable document. It parses back to the same tree, but without descriptions: servers of the
 * October 2021 specification refuse those.
 *
 * @throws {BigCommerceError} `input_invalid` if the tree is not an executable document.
 */
export function printDocument(document: object): string {
  const root = nodeFrom(document, "the document");
  if (root.kind !== "Document") throw malformed("the document", "is not of kind Document");
  return childrenOf(root, "definitions").map(printDefinition).join("\n");
}

function printDefinition(node: Node): string {
  if (node.kind === "OperationDefinition") return printOperation(node);
  if (node.kind === "FragmentDefinition") return printFragment(node);
  throw malformed("a definition", `is ${kindOf(node)}, neither an operation nor a fragment`);
}

function printOperation(node: Node): string {
  const { operation } = node;
  if (operation !== "query" && operation !== "mutation" && operation !== "subscription") {
    throw malformed("an operation", "has no operation type");
  }
  const name = node.name === undefined ? "" : ` ${nameOf(node)}`;
  const variables = childrenOf(node, "variableDefinitions").map(printVariableDefinition);
  const list = variables.length === 0 ? "" : `(${variables.join(", ")})`;
  return `${operation}${name}${list}${printDirectives(node)} ${printSelectionSet(node.selectionSet, 0)}`;
}

function printFragment(node: Node): string {
  if (childrenOf(node, "variableDefinitions").length > 0) {
    throw malformed("a fragment", "declares variables, which BigCommerce does not support");
  }
  const name = nameOf(node);
  if (name === "on") throw malformed("a fragment", 'is called "on"');
  const type = printType(node.typeCondition, 0);
  return `fragment ${name} on ${type}${printDirectives(node)} ${printSelectionSet(node.selectionSet, 0)}`;
}

function printVariableDefinition(node: Node): string {
  const variable = printValue(node.variable, 0);
  const value = node.defaultValue === undefined ? "" : ` = ${printValue(node.defaultValue, 0)}`;
  return `${variable}: ${printType(node.type, 0)}${value}${printDirectives(node)}`;
}

function printType(value: unknown, depth: number): string {
  const node = nodeFrom(value, "a type", depth);
  if (node.kind === "NamedType") return nameOf(node);
  if (node.kind === "ListType") return `[${printType(node.type, depth + 1)}]`;
  if (node.kind === "NonNullType") return `${printType(node.type, depth + 1)}!`;
  throw malformed("a type", `is ${kindOf(node)}`);
}

function printSelectionSet(value: unknown, depth: number): string {
  const node = nodeFrom(value, "a selection set", depth);
  const selections = childrenOf(node, "selections");
  if (node.kind !== "SelectionSet" || selections.length === 0) throw malformed("a selection set", "is empty");
  return `{ ${selections.map((selection) => printSelection(selection, depth)).join(" ")} }`;
}

function printSelection(node: Node, depth: number): string {
  if (node.kind === "Field") return printField(node, depth);
  if (node.kind === "FragmentSpread") {
    if (childrenOf(node, "arguments").length > 0) throw malformed("a fragment spread", "has arguments");
    return `...${nameOf(node)}${printDirectives(node)}`;
  }
  if (node.kind !== "InlineFragment") throw malformed("a selection", `is ${kindOf(node)}`);
  const type = node.typeCondition === undefined ? "" : ` on ${printType(node.typeCondition, 0)}`;
  return `...${type}${printDirectives(node)} ${printSelectionSet(node.selectionSet, depth + 1)}`;
}

function printField(node: Node, depth: number): string {
  const alias = node.alias === undefined ? "" : `${nameOf({ name: node.alias })}: `;
  const selection =
    node.selectionSet === undefined ? "" : ` ${printSelectionSet(node.selectionSet, depth + 1)}`;
  return `${alias}${nameOf(node)}${printArguments(node)}${printDirectives(node)}${selection}`;
}

function printArguments(node: Node): string {
  const list = childrenOf(node, "arguments").map((argument) => printNamedValue(argument, 0));
  return list.length === 0 ? "" : `(${list.join(", ")})`;
}

function printDirectives(node: Node): string {
  const directives = childrenOf(node, "directives");
  return directives.map((directive) => ` @${nameOf(directive)}${printArguments(directive)}`).join("");
}

function printNamedValue(node: Node, depth: number): string {
  return `${nameOf(node)}: ${printValue(node.value, depth)}`;
}

function printValue(value: unknown, depth: number): string {
  const node = nodeFrom(value, "a value", depth);
  switch (node.kind) {
    case "Variable":
      return `$${nameOf(node)}`;
    case "IntValue":
    case "FloatValue":
      return textMatching(node, numberPatterns[node.kind]);
    case "StringValue":
      return printString(node);
    case "BooleanValue":
      return String(node.value === true);
    case "NullValue":
      return "null";
    case "EnumValue":
      return textMatching(node, /^(?!(?:true|false|null)$)[_A-Za-z][_0-9A-Za-z]*$/);
    case "ListValue":
      return `[${childrenOf(node, "values")
        .map((item) => printValue(item, depth + 1))
        .join(", ")}]`;
    case "ObjectValue":
      return `{${childrenOf(node, "fields")
        .map((field) => printNamedValue(field, depth + 1))
        .join(", ")}}`;
    default:
      throw malformed("a value", `is ${kindOf(node)}`);
  }
}

function printString(node: Node): string {
  const { value } = node;
  if (typeof value !== "string") throw malformed("a string", "is missing its text");
  return (node.block === true ? blockStringOf(value) : undefined) ?? JSON.stringify(value);
}

/** Not every string has a block form: reading it back shows which form keeps the string. */
function blockStringOf(value: string): string | undefined {
  const text = value.replaceAll('"""', '\\"""');
  const forms = [`"""${text}\n"""`, `"""\n${text}\n"""`];
  return forms.find((form) => blockStringValue(form) === value);
}

function blockStringValue(form: string): string {
  const lines = form
    .slice(3, -3)
    .replaceAll('\\"""', '"""')
    .split(/\r\n|[\n\r]/);
  const indents = lines
    .slice(1)
    .filter((line) => /[^\t ]/.test(line))
    .map((line) => line.search(/[^\t ]/));
  const common = indents.length === 0 ? 0 : Math.min(...indents);
  const dedented = lines.map((line, index) => (index === 0 ? line : line.slice(common)));
  const first = dedented.findIndex((line) => /[^\t ]/.test(line));
  const last = dedented.findLastIndex((line) => /[^\t ]/.test(line));
  return first === -1 ? "" : dedented.slice(first, last + 1).join("\n");
}

function nodeFrom(value: unknown, what: string, depth = 0): Node {
  if (depth > maxDepth) throw malformed(what, `is nested deeper than ${maxDepth} levels or contains itself`);
  if (!isRecord(value)) throw malformed(what, "is missing");
  return value;
}

function childrenOf(node: Node, property: string): Node[] {
  const list = node[property] ?? [];
  if (!Array.isArray(list)) throw malformed(kindOf(node), `has ${property} that are not a list`);
  return list.map((item: unknown) => nodeFrom(item, `an entry of ${property}`));
}

function nameOf(node: Node): string {
  return textMatching(nodeFrom(node.name, "a name"), namePattern);
}

function textMatching(node: Node, pattern: RegExp): string {
  const { value } = node;
  if (typeof value !== "string" || !pattern.test(value)) throw malformed(kindOf(node), "has no valid value");
  return value;
}

function kindOf(node: Node): string {
  return typeof node.kind === "string" && /^[A-Za-z]{1,40}$/.test(node.kind)
    ? node.kind
    : "a node without a kind";
}

function malformed(what: string, problem: string): BigCommerceError {
  return new BigCommerceError(
    "input_invalid",
    `GraphQL document: ${what} ${problem}. Pass the result of graphql's parse(), gql or generated code, unchanged.`,
  );
}
