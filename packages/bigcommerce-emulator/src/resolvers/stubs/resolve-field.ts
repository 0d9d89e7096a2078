import type { GraphQLFieldResolver, GraphQLResolveInfo } from "graphql";
import type { StorefrontContext } from "../../store/request-context.js";
import { refusal } from "../common/refusal.js";
import { isStub, stubValue } from "./stub-value.js";
import { unreadInputs } from "./unread-input-fields.js";

/**
 * Resolves a field from the node that its parent's resolver returned. A field that the node does not have is not carried
 * out: it is a stub, and so is an argument that no resolver reads. Both are noted in the context.
 */
export const resolveField: GraphQLFieldResolver<unknown, StorefrontContext> = (
  source,
  args,
  context,
  info,
) => {
  if (isStub(source)) return stubValue(info.schema, info.returnType);
  if (!isNode(source) || !(info.fieldName in source)) return stubOf(context, info);
  const value = source[info.fieldName];
  if (typeof value !== "function") return value;
  refuseNegativePage(context, args);
  return value.call(source, watchedArguments(args, context, info), context, info);
};

function refuseNegativePage(context: StorefrontContext, args: Readonly<Record<string, unknown>>): void {
  const argument = ["first", "last"].find((name) => Number(args[name]) < 0);
  if (argument !== undefined) throw refusal(context, "connection.negative_size", { argument });
}

function isNode(source: unknown): source is Readonly<Record<string, unknown>> {
  return typeof source === "object" && source !== null;
}

function stubOf(context: StorefrontContext, info: GraphQLResolveInfo): unknown {
  const { parentType, fieldName } = info;
  const field = `${parentType.name}.${fieldName}`;
  context.stubs.addField(field);
  if (context.stubs.mode === "refuse") throw refusal(context, "stub.field", { field });
  return stubValue(info.schema, info.returnType);
}

/**
 * The arguments of a field. They note which of them are given and not read.
 *
 * @throws GraphQLError before the field is resolved, if stubs are refused and one of them is known to be read by nobody:
 * a mutation that is refused must not have changed anything.
 */
export function watchedArguments<Args extends object>(
  args: Args,
  context: StorefrontContext,
  { parentType, fieldName, fieldNodes }: GraphQLResolveInfo,
): Args {
  const { stubs } = context;
  const given = fieldNodes[0]?.arguments ?? [];
  if (given.length === 0) return args;
  const coordinate = (name: string) => `${parentType.name}.${fieldName}(${name}:)`;
  const unread = given
    .filter(({ name }) => isGiven(args, name.value))
    .map(({ name }) => coordinate(name.value))
    .filter((argument) => stubs.argumentGiven(argument));
  const unreadFields = unreadInputs(parentType, fieldName, args);
  for (const field of unreadFields) stubs.inputFieldGiven(field);
  refuseUnread(context, [...unread, ...unreadFields]);
  return new Proxy(args, {
    get(target, name, receiver) {
      if (typeof name === "string") stubs.argumentRead(coordinate(name));
      return Reflect.get(target, name, receiver);
    },
  });
}

/** Null of an argument that is optional asks for nothing, as if it were left out. */
function isGiven(args: object, name: string): boolean {
  const value: unknown = Reflect.get(args, name);
  return value !== undefined && value !== null;
}

function refuseUnread(context: StorefrontContext, unread: readonly string[]): void {
  if (context.stubs.mode === "refuse" && unread.length > 0)
    throw refusal(context, "stub.argument", { arguments: unread.join(", ") });
}
