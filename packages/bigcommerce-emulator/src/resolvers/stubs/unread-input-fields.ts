import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
} from "graphql";

/**
 * Fields of BigCommerce's input types that no resolver reads, although the field that takes the input is carried out. A
 * list, for the reason that `unreadArguments` is one. A test compares it with what is read.
 */
export const unreadInputFields: ReadonlySet<string> = new Set([
  "CreateCartRedirectUrlsInput.paymentWalletData",
]);

/**
 * Fields that are not read and are no stubs: who visits, from where and why is for BigCommerce's statistics, and nothing
 * that the API answers depends on it.
 */
export const acceptedInputFields: ReadonlySet<string> = new Set([
  "CreateCartRedirectUrlsInput.analytics",
  "CreateCartRedirectUrlsInput.ipAddress",
  "CreateCartRedirectUrlsInput.visitId",
  "CreateCartRedirectUrlsInput.visitorId",
  "ReCaptchaV2Input.token",
]);

/** The fields of a field's input objects that are given and that nobody reads. */
export function unreadInputs(parent: GraphQLObjectType, fieldName: string, args: object): string[] {
  const types = new Map(parent.getFields()[fieldName]?.args.map(({ name, type }) => [name, type]));
  return Object.entries(args).flatMap(([name, value]) => {
    const type = types.get(name);
    return type === undefined ? [] : unreadIn(type, value);
  });
}

function unreadIn(type: GraphQLInputType, value: unknown): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || !leadsToUnread(named) || typeof value !== "object" || value === null)
    return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => unreadIn(named, item));
  const fields = named.getFields();
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = fields[name];
    const coordinate = `${named.name}.${name}`;
    if (inner !== null && unreadInputFields.has(coordinate)) return [coordinate];
    return field === undefined ? [] : unreadIn(field.type, inner);
  });
}

const known = new WeakMap<GraphQLInputObjectType, boolean>();

/** Whether a type has such a field, itself or further inside: most have none, and are not looked through. */
function leadsToUnread(type: GraphQLInputObjectType): boolean {
  const answer = known.get(type);
  if (answer !== undefined) return answer;
  // Also ends the circle of a type that has itself inside.
  known.set(type, false);
  const leads = Object.values(type.getFields()).some((field) => {
    const inner = getNamedType(field.type);
    const isUnread = unreadInputFields.has(`${type.name}.${field.name}`);
    return isUnread || (isInputObjectType(inner) && leadsToUnread(inner));
  });
  known.set(type, leads);
  return leads;
}
