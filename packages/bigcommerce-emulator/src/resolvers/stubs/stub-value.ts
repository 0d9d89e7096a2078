import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
} from "graphql";

const stubMark: unique symbol = Symbol("stub");

/** Stands for an object that is not carried out: each of its fields is a stub too. */
interface StubObject {
  readonly [stubMark]: true;
  readonly __typename: string;
}

export function isStub(source: unknown): source is StubObject {
  return typeof source === "object" && source !== null && stubMark in source;
}

const zeros: Readonly<Record<string, unknown>> = {
  Int: 0,
  Float: 0,
  BigDecimal: 0,
  Long: 0,
  Boolean: false,
  DateTime: "1970-01-01T00:00:00Z",
  UUID: "00000000-0000-0000-0000-000000000000",
  IpAddress: "0.0.0.0",
  URL: "http://localhost/",
};

/**
 * What stands for a value of a type: `[]` for a list, `null` where the schema allows it, else zero, the first value of
 * an enum, or an object of stubs. The first type stands for a union or an interface.
 */
export function stubValue(schema: GraphQLSchema, type: GraphQLOutputType): unknown {
  if (isNonNullType(type)) return isListType(type.ofType) ? [] : presentValue(schema, type.ofType);
  return isListType(type) ? [] : null;
}

function presentValue(schema: GraphQLSchema, type: GraphQLNamedType): unknown {
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isAbstractType(type)) return stubObject(schema.getPossibleTypes(type)[0]?.name ?? type.name);
  return "getFields" in type ? stubObject(type.name) : (zeros[type.name] ?? "");
}

function stubObject(typeName: string): StubObject {
  return { [stubMark]: true, __typename: typeName };
}
