import { type GraphQLError, type GraphQLFormattedError, Kind, print } from "graphql";
import { behaviourText } from "../behaviour/ledger.js";
import { type ErrorWords, formatted, reasonText } from "./document-error.js";

/** The library's errors about the values of variables, in BigCommerce's words. */
export function variableErrors(
  words: ErrorWords,
  errors: readonly GraphQLError[],
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLFormattedError[] {
  return errors
    .filter(({ message }) => !message.startsWith("Too many errors processing variables"))
    .map((error) => formatted(error, variableMessage(words, error, variables)));
}

function variableMessage(
  words: ErrorWords,
  error: GraphQLError,
  variables: Readonly<Record<string, unknown>>,
): string {
  const definition = error.nodes?.[0];
  if (definition?.kind !== Kind.VARIABLE_DEFINITION) return error.message;
  const name = definition.variable.name.value;
  const values = { variable: `$${name}`, type: print(definition.type) };
  const isNull = behaviourText(words.inferred, "value.null");
  if (!Object.hasOwn(variables, name))
    return behaviourText(words.inferred, "variable.missing", { ...values, reason: isNull });
  const reason =
    error.originalError === undefined ? isNull : reasonAt(words, error.message, error.originalError);
  const value = JSON.stringify(variables[name]);
  return behaviourText(words.inferred, "variable.value", { ...values, value, reason });
}

/** `'lineItems[0].quantity' Expected non-null value, found null.` */
function reasonAt(words: ErrorWords, message: string, { message: why }: Error): string {
  // The path is the last thing before the reason. What stands before it can be anything.
  const before = message.slice(0, -`; ${why}`.length).slice(-longestPath);
  const path = / at "\w+\.?([^"]*)"$/.exec(before)?.[1];
  const [field, reason] = fieldReason(words, why);
  const where = [path, field].filter(Boolean).join(".");
  return where === "" ? reason : `'${where}' ${reason}`;
}

const longestPath = 1_000;

/** The field that the reason is about, if it is one of the value's own, and the reason. */
function fieldReason(words: ErrorWords, why: string): [field: string, reason: string] {
  const { inferred } = words;
  const isNull = behaviourText(inferred, "value.null");
  const missing = /^Field "([^"]+)" of required type /.exec(why)?.[1];
  if (missing !== undefined) return [missing, isNull];
  const [, field, type] = /^Field "([^"]+)" is not defined by type "([^"]+)"\./.exec(why) ?? [];
  if (field !== undefined && type !== undefined)
    return [field, behaviourText(inferred, "value.field", { field, type })];
  const objectType = /^Expected type "([^"]+)" to be an object\./.exec(why)?.[1];
  if (objectType !== undefined) return ["", behaviourText(inferred, "value.object", { type: objectType })];
  return ["", why.startsWith("Expected non-nullable type") ? isNull : (reasonText(words, why) ?? why)];
}
