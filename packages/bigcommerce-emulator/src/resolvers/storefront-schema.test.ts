import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  graphqlSync,
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
import { expect, test } from "vitest";
import { storefrontCaller, wholesaleId } from "../../test/execute-storefront.js";
import { StubRecord } from "../store/stub-record.js";
import { createStorefrontSchema } from "./storefront-schema.js";
import { resolveField } from "./stubs/resolve-field.js";

const schema = createStorefrontSchema();
const depth = 5;

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
};

function selection(type: GraphQLNamedType, remaining: number): string {
  if (isLeafType(type)) return "";
  const fragments = isAbstractType(type)
    ? schema
        .getPossibleTypes(type)
        .map((possible) => `... on ${possible.name} ${selection(possible, remaining)}`)
    : [];
  const own = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const fields = isAbstractType(type) ? [] : own.flatMap((field) => fieldText(type.name, field, remaining));
  return `{ __typename ${[...fields, ...fragments].join(" ")} }`;
}

function fieldText(parent: string, field: GraphQLField<unknown, unknown>, remaining: number): string[] {
  const type = getNamedType(field.type);
  if (!isLeafType(type) && remaining === 0) return [];
  const args = field.args.flatMap((argument) => argumentText(`${parent}.${field.name}`, argument));
  // Fields of one name and different types meet in the fragments of an abstract type: each gets a name of its own.
  const alias = `${parent}_${field.name}`;
  return [
    `${alias}: ${field.name}${args.length > 0 ? `(${args.join(", ")})` : ""} ${selection(type, remaining - 1)}`,
  ];
}

function argumentText(at: string, argument: GraphQLArgument): string[] {
  const example = exampleArguments[`${at}(${argument.name})`];
  if (example !== undefined) return [`${argument.name}: ${example}`];
  if (!isRequiredArgument(argument)) return [];
  return [`${argument.name}: ${inputText(argument.type)}`];
}

/** Some value of an input type. */
function inputText(type: GraphQLInputType): string {
  if (isNonNullType(type)) return inputText(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type)) return ["String", "ID"].includes(type.name) ? '"a"' : "1";
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${fields.map((field) => `${field.name}: ${inputText(field.type)}`).join(", ")} }`;
}

function answering() {
  return storefrontCaller({ customerId: wholesaleId, stubs: new StubRecord("answer") });
}

const rootFields = Object.keys(schema.getQueryType()?.getFields() ?? {});

test.each(rootFields.filter((name) => name !== "site"))("every field below %s resolves", (name) => {
  const field = schema.getQueryType()?.getFields()[name];
  if (field === undefined) throw new Error(`no root field ${name}`);
  const { errors } = answering().execute(`{ ${fieldText("Query", field, depth).join("")} }`);
  expect(errors).toBeUndefined();
});

const site = schema.getType("Site");
const fieldsOfSite = isObjectType(site) ? Object.values(site.getFields()) : [];

test.each(fieldsOfSite.map(({ name }) => name))("every field below site.%s resolves", (name) => {
  const field = fieldsOfSite.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`no field site.${name}`);
  const { errors } = answering().execute(`{ site { ${fieldText("Site", field, depth - 1).join("")} } }`);
  expect(errors).toBeUndefined();
});

test("a field that an extension adds is a stub, and its neighbours answer as before", () => {
  const { context } = answering();
  const source = "{ site { product(entityId: 110) { name shelfLabel } } }";
  const extended = createStorefrontSchema("extend type Product { shelfLabel: String }");
  expect(
    graphqlSync({ schema: extended, source, contextValue: context, fieldResolver: resolveField }),
  ).toEqual({
    data: { site: { product: { name: "Heron Gooseneck Kettle", shelfLabel: null } } },
  });
  expect(context.stubs.coordinates()).toEqual(["Product.shelfLabel"]);
});

test("a store's whole schema replaces the built-in one", () => {
  const { context } = answering();
  const whole = createStorefrontSchema(
    "type Query { site: Site! } type Site { settings: Settings } type Settings { storeName: String! }",
  );
  const source = "{ site { settings { storeName } } }";
  expect(graphqlSync({ schema: whole, source, contextValue: context, fieldResolver: resolveField })).toEqual({
    data: { site: { settings: { storeName: "Kettle & Fern" } } },
  });
  expect(whole.getType("Product")).toBeUndefined();
});

test("an extension that is not valid SDL is refused", () => {
  expect(() => createStorefrontSchema("extend type Nothing { a: Int }")).toThrow(/Nothing/);
});
