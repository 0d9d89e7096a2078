import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

const exampleArguments: Readonly<Record<string, string>> = {
  "Query.node(id)": '"UHJvZHVjdDoxMDE="',
  "Site.product(entityId)": "110",
  "Site.category(entityId)": "22",
  "Site.brand(entityId)": "13",
  "Site.route(path)": '"/fold-dripper/"',
  "Site.currency(currencyCode)": "USD",
  "Site.publicWishlist(token)": '"5f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20"',
  "Site.order(filter)": "{ entityId: 10290 }",
  "SearchQueries.searchProducts(filters)": "{}",
  "Content.page(entityId)": "3",
};

interface Choices {
  /** In place of the examples, or beside them: `Site.route(path)`. */
  readonly examples?: Readonly<Record<string, string>>;
  /** Selects a field once more for each argument that may be left out, with some value for it. */
  readonly eachArgument?: boolean;
  /** Gives every argument, with every field of its input objects. */
  readonly everyInputField?: boolean;
}

/** Writes selections of every field of a schema, with some value for every required argument. */
export function selectEverything(
  schema: GraphQLSchema,
  { examples, eachArgument = false, everyInputField = false }: Choices = {},
) {
  const given = { ...exampleArguments, ...examples };

  function selection(type: GraphQLNamedType, remaining: number): string {
    if (isLeafType(type)) return "";
    const fragments = isAbstractType(type)
      ? schema
          .getPossibleTypes(type)
          .map((possible) => `... on ${possible.name} ${selection(possible, remaining)}`)
      : [];
    const own = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const fields = isAbstractType(type) ? [] : own.map((field) => fieldText(type.name, field, remaining));
    return `{ __typename ${[...fields, ...fragments].join(" ")} }`;
  }

  function fieldText(parent: string, field: GraphQLField<unknown, unknown>, remaining: number): string {
    const type = getNamedType(field.type);
    if (!isLeafType(type) && remaining === 0) return "";
    const required = field.args.filter(
      (argument) =>
        isRequiredArgument(argument) ||
        exampleOf(argument) !== undefined ||
        (everyInputField && isInputObjectType(getNamedType(argument.type))),
    );
    const call = (args: readonly GraphQLArgument[]) => {
      const list = args.map((argument) => `${argument.name}: ${exampleOf(argument) ?? textOf(argument)}`);
      return `${field.name}${list.length > 0 ? `(${list.join(", ")})` : ""}`;
    };
    // Fields of one name and different types meet in the fragments of an abstract type: each gets a name of its own.
    const alias = `${parent}_${field.name}`;
    const others = eachArgument ? field.args.filter((argument) => !required.includes(argument)) : [];
    return [
      `${alias}: ${call(required)} ${selection(type, remaining - 1)}`,
      ...others.map(
        (argument) =>
          `${alias}_${argument.name}: ${call([...required, argument])}${isLeafType(type) ? "" : " { __typename }"}`,
      ),
    ].join(" ");

    function textOf({ type }: GraphQLArgument): string {
      return everyInputField ? wholeInputText(type) : inputText(type);
    }

    function exampleOf({ name }: GraphQLArgument): string | undefined {
      return given[`${parent}.${field.name}(${name})`];
    }
  }

  return { fieldText };
}

/** Some value of an input type. */
function inputText(type: GraphQLInputType): string {
  if (isNonNullType(type)) return inputText(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type))
    return ["String", "ID"].includes(type.name) ? '"a"' : (values[type.name] ?? "1");
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${fields.map((field) => `${field.name}: ${inputText(field.type)}`).join(", ")} }`;
}

const deepestInput = 5;

/** A value with every field, and one item in every list. */
function wholeInputText(type: GraphQLInputType, name = "", depth = 0): string {
  if (isNonNullType(type)) return wholeInputText(type.ofType, name, depth);
  if (isListType(type)) return `[${wholeInputText(type.ofType, name, depth)}]`;
  if (!isInputObjectType(type)) return exampleFields[name] ?? inputText(type);
  const fields = Object.values(type.getFields()).filter(
    (field) => depth < deepestInput || isRequiredInputField(field),
  );
  return `{ ${fields.map((field) => `${field.name}: ${wholeInputText(field.type, field.name, depth + 1)}`).join(", ")} }`;
}

/** Values of input fields with which an operation gets far. */
const exampleFields: Readonly<Record<string, string>> = {
  productEntityId: "105",
  countryCode: '"GB"',
  email: '"ada@example.com"',
  password: '"analytical"',
};

const values: Readonly<Record<string, string>> = {
  Boolean: "true",
  DateTime: '"2026-01-01T00:00:00Z"',
  UUID: '"5f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20"',
  IpAddress: '"127.0.0.1"',
  URL: '"http://localhost/"',
};
