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

/** The arguments of a field. They note which of them are given and not read. */
export function watchedArguments<Args extends object>(
  args: Args,
  { stubs }: StorefrontContext,
  { parentType, fieldName, fieldNodes }: GraphQLResolveInfo,
): Args {
  const given = fieldNodes[0]?.arguments ?? [];
  if (given.length === 0) return args;
  for (const coordinate of unreadInputs(parentType, fieldName, args)) stubs.addInputField(coordinate);
  const coordinate = (name: string) => `${parentType.name}.${fieldName}(${name}:)`;
  for (const { name } of given) if (name.value in args) stubs.argumentGiven(coordinate(name.value));
  return new Proxy(args, {
    get(target, name, receiver) {
      if (typeof name === "string") stubs.argumentRead(coordinate(name));
      return Reflect.get(target, name, receiver);
    },
  });
}
