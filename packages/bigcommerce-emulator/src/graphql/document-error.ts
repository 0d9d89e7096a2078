import {
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  isEnumType,
  print,
} from "graphql";
import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import { behaviourText, type TextId } from "../behaviour/ledger.js";

/** What the words of an error depend on. */
export interface ErrorWords {
  readonly inferred: Pick<InferredSwitches, "texts">;
  readonly schema: GraphQLSchema;
}

type Groups = Readonly<Record<string, string>>;

// How the library words an error, up to its hint, and the row that has BigCommerce's words for it.
const wordings: readonly (readonly [string, TextId])[] = [
  ['Cannot query field "{field}" on type "{type}".', "document.field"],
  ['Unknown argument "{argument}" on field "{type}.{field}".', "document.argument"],
  ['Field "{field}" argument "{argument}" of type "{type}" is required', "document.required_argument"],
  ['Unknown directive "@{directive}".', "document.directive"],
  ['Directive "@{directive}" may not be used on {place}.', "document.directive_place"],
  ['The directive "@{directive}" can only be used once', "document.directive_twice"],
  ['Unknown argument "{argument}" on directive "@{directive}".', "document.directive_argument"],
  [
    'Directive "@{directive}" argument "{argument}" of type "{type}" is required',
    "document.required_directive_argument",
  ],
  ['Unknown type "{type}".', "document.type"],
  ['Unknown fragment "{fragment}".', "document.fragment"],
  ['Fragment "{fragment}" is never used.', "document.unused_fragment"],
  ['Cannot spread fragment "{fragment}" within itself{via}.', "document.fragment_cycle"],
  ['Fragment "{fragment}" cannot condition on non composite type "{type}".', "document.fragment_type"],
  ['Fragment cannot condition on non composite type "{type}".', "document.inline_fragment_type"],
  [
    'Fragment "{fragment}" cannot be spread here as objects of type "{parent}" can never be of type "{type}".',
    "document.spread",
  ],
  [
    'Fragment cannot be spread here as objects of type "{parent}" can never be of type "{type}".',
    "document.inline_spread",
  ],
  ['Field "{field}" of type "{type}" must have ', "document.selection_missing"],
  ['Field "{field}" must not have a selection since type "{type}"', "document.selection_of_leaf"],
  ['Fields "{field}" conflict because {reason}. Use different aliases', "document.conflict"],
  ['There can be only one operation named "{name}".', "document.operation_twice"],
  ['There can be only one fragment named "{name}".', "document.fragment_twice"],
  ['There can be only one argument named "{name}".', "document.argument_twice"],
  ['There can be only one input field named "{name}".', "document.input_field_twice"],
  ['There can be only one variable named "{name}".', "variable.twice"],
  ["This anonymous operation must be the only", "document.anonymous"],
  ['The "{definition}" definition is not executable.', "document.definition"],
  ["The {definition} definition is not executable.", "document.definition"],
  ["Maximum introspection depth exceeded", "document.introspection_depth"],
  ["Validation aborted.", "size.document_overlap"],
  ['Field "{field}" is not defined by type "{type}".', "document.input_field"],
  ['Field "{type}.{field}" of required type "{fieldType}" was not', "document.required_input_field"],
  ['Variable "{variable}" is not defined by operation "{operation}".', "variable.unknown"],
  ['Variable "{variable}" is not defined.', "variable.unknown_to_anonymous"],
  ['Variable "{variable}" is never used in operation "{operation}".', "variable.unused"],
  ['Variable "{variable}" is never used.', "variable.unused_in_anonymous"],
  ['Variable "{variable}" cannot be non-input type "{type}".', "variable.type"],
  [
    'Variable "{variable}" of type "{type}" used in position expecting type "{expected}".',
    "variable.position",
  ],
];

const rules = wordings.map(([wording, id]) => ({ form: formOf(wording), id }));

/** The words as a regular expression. What a placeholder stands for has no quotes, but for `via` and `reason`. */
function formOf(wording: string): RegExp {
  const escaped = wording.replace(/\./g, "\\$&");
  const form = escaped.replace(/\{(\w+)\}/g, (_placeholder, name: string) =>
    name === "via" || name === "reason" ? `(?<${name}>.*?)` : `(?<${name}>[^"]+?)`,
  );
  return new RegExp(`^${form}`, "s");
}

/** The library's errors about a document, in BigCommerce's words. */
export function documentErrors(
  words: ErrorWords,
  errors: readonly GraphQLError[],
): readonly GraphQLFormattedError[] {
  return errors
    .filter(({ message }) => !message.startsWith("Too many validation errors"))
    .map((error) => formatted(error, documentMessage(words, error)));
}

/** `message` and `locations` alone. */
export function formatted({ locations }: GraphQLError, message: string): GraphQLFormattedError {
  return locations === undefined ? { message } : { message, locations };
}

function documentMessage(words: ErrorWords, error: GraphQLError): string {
  const { message } = error;
  if (message.startsWith("Syntax Error: ")) return syntaxMessage(words, error);
  for (const { form, id } of rules) {
    const match = form.exec(message);
    if (match !== null) return behaviourText(words.inferred, id, inTheirWords(match.groups ?? {}));
  }
  return valueMessage(words, error);
}

function inTheirWords(groups: Groups): Groups {
  const { name, place, via, reason } = groups;
  return {
    ...groups,
    ...(name === undefined ? {} : { name: name.replace("$", "") }),
    ...(place === undefined ? {} : { place: placeName(place) }),
    ...(via === undefined ? {} : { via: via.replaceAll('"', "'") }),
    ...(reason === undefined ? {} : { reason: reason.replaceAll('"', "'") }),
  };
}

/** `FRAGMENT_SPREAD` is a fragment spread, `QUERY` a query operation. */
function placeName(location: string): string {
  const name = location.toLowerCase().replaceAll("_", " ");
  return /^(query|mutation|subscription)$/.test(name) ? `${name} operation` : name;
}

function syntaxMessage({ inferred }: ErrorWords, { message, source, locations }: GraphQLError): string {
  const [, expected, found] = /^Syntax Error: Expected (.+), found (.+)\.$/.exec(message) ?? [];
  const unexpected = found ?? /^Syntax Error: Unexpected (.+)\.$/.exec(message)?.[1];
  // The library names the kind of a token before the token: `Name "x"`.
  const token = unexpected?.replace(/^\w+ (?=")/, "");
  const what = token === "<EOF>" ? "Unexpected end of input" : `Invalid input ${token}`;
  const problem =
    unexpected === undefined
      ? message.replace("Syntax Error: ", "")
      : `${what}${expected === undefined ? "" : `, expected ${expected}`}`;
  const [{ line, column } = { line: 1, column: 1 }] = locations ?? [];
  const text = source?.body.split(/\r\n|[\n\r]/)[line - 1] ?? "";
  const place = `(line ${line}, column ${column}):\n${text}\n${" ".repeat(column - 1)}^`;
  return behaviourText(inferred, "document.syntax", { problem, place });
}

function valueMessage(words: ErrorWords, { message, nodes, originalError }: GraphQLError): string {
  const node = nodes?.[0];
  const type = valueForms.map((form) => form.exec(message)?.[1]).find((found) => found !== undefined);
  if (node === undefined || type === undefined) return message;
  const reason = reasonText(words, originalError?.message ?? message) ?? "";
  return behaviourText(words.inferred, "document.value", { type, value: print(node), reason }).trim();
}

const valueForms = [
  /^Expected value of type "([^"]+)"/,
  /^(?:Enum )?"?(\w+)"? cannot represent/,
  /^Value "[^"]*" does not exist in "(\w+)" enum\./,
];

const scalarNames: Groups = { Float: "Float or Int", ID: "String or Int" };

/** Why a value is not of its type; null if the library's words are not of a known form. */
export function reasonText({ inferred, schema }: ErrorWords, message: string): string | null {
  const [, value, type] = /^Value "([^"]*)" does not exist in "(\w+)" enum\./.exec(message) ?? [];
  if (value !== undefined && type !== undefined) {
    const named = schema.getType(type);
    const known = isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
    return behaviourText(inferred, "value.enum", { value, type, known: known.join(", ") });
  }
  if (/^Enum "\w+" cannot represent/.test(message)) return behaviourText(inferred, "value.not_enum");
  if (message.startsWith("Int cannot represent non 32-bit")) return behaviourText(inferred, "value.too_big");
  const scalar = /^(?:Expected type "[^"]+"\. )?(\w+) cannot represent/.exec(message)?.[1];
  if (scalar === undefined) return null;
  return behaviourText(inferred, "value.scalar", { scalar: scalarNames[scalar] ?? scalar });
}
