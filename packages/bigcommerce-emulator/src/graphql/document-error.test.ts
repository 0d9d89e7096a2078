import fc from "fast-check";
import { type GraphQLFormattedError, getOperationAST, getVariableValues, parse } from "graphql";
import { expect, test } from "vitest";
import { documentBehaviours } from "../behaviour/document-behaviours.js";
import { createStorefrontSchema } from "../resolvers/storefront-schema.js";
import { DocumentReader } from "../state/documents.js";
import { documentErrors } from "./document-error.js";
import { variableErrors } from "./variable-error.js";

const words = { inferred: { texts: {} }, schema: createStorefrontSchema() };
const documents = new DocumentReader(words);

function errorsOf(query: string): readonly GraphQLFormattedError[] {
  const reading = documents.read(query);
  return "errors" in reading ? documentErrors(words, reading.errors) : [];
}

test("an unknown field is worded as recorded, at its place, without a path and a hint", () => {
  expect(errorsOf("query Invalid { site { noSuchField } }")).toEqual([
    { message: "Cannot query field 'noSuchField' on type 'Site'.", locations: [{ line: 1, column: 24 }] },
  ]);
  expect(errorsOf("{ site { catego } }")[0]?.message).toBe("Cannot query field 'catego' on type 'Site'.");
});

const product = (rest: string) => `{ site { product(entityId: 1) { ${rest} } } }`;

test.each<[id: keyof typeof documentBehaviours, query: string, message: unknown]>([
  [
    "document.argument",
    "{ site { product(id2: 1) { name } } }",
    "Unknown argument 'id2' on field 'product' of type 'Site'.",
  ],
  [
    "document.required_argument",
    "{ site { category { name } } }",
    "Field 'category' argument 'entityId' of type 'Int!' is required but not provided.",
  ],
  ["document.directive", product("name @shout"), "Unknown directive 'shout'."],
  [
    "document.directive_place",
    "query @skip(if: true) { site { __typename } }",
    "Directive 'skip' may not be used on query operation.",
  ],
  [
    "document.directive_twice",
    product("name @skip(if: true) @skip(if: true)"),
    "The directive 'skip' can only be used once at this location.",
  ],
  [
    "document.directive_argument",
    product("name @skip(if: true, unless: true)"),
    "Unknown argument 'unless' on directive 'skip'.",
  ],
  [
    "document.required_directive_argument",
    product("name @skip"),
    "Directive 'skip' argument 'if' of type 'Boolean!' is required but not provided.",
  ],
  ["document.type", product("... on Produkt { name }"), "Unknown type 'Produkt'."],
  ["document.fragment", product("...Card"), "Unknown fragment 'Card'."],
  [
    "document.unused_fragment",
    `${product("name")} fragment Card on Product { name }`,
    "Fragment 'Card' is not used.",
  ],
  [
    "document.fragment_cycle",
    `${product("...A")} fragment A on Product { ...B } fragment B on Product { ...A }`,
    "Cannot spread fragment 'A' within itself via 'B'.",
  ],
  [
    "document.fragment_type",
    `${product("...A")} fragment A on DateTime { name }`,
    "Fragment 'A' cannot condition on non composite type 'DateTime'.",
  ],
  [
    "document.inline_fragment_type",
    product("... on DateTime { name }"),
    "Fragment cannot condition on non composite type 'DateTime'.",
  ],
  [
    "document.spread",
    `${product("...A")} fragment A on Brand { name }`,
    "Fragment 'A' cannot be spread here as objects of type 'Product' can never be of type 'Brand'.",
  ],
  [
    "document.inline_spread",
    product("... on Brand { name }"),
    "Fragment cannot be spread here as objects of type 'Product' can never be of type 'Brand'.",
  ],
  ["document.selection_missing", "{ site }", "Field 'site' of type 'Site!' must have a sub selection."],
  [
    "document.selection_of_leaf",
    product("name { x }"),
    "Field 'name' of type 'String!' must not have a sub selection.",
  ],
  [
    "document.conflict",
    product("name name: sku"),
    "Field 'name' conflict because 'name' and 'sku' are different fields. Use different aliases on the fields to fetch both if this was intentional.",
  ],
  [
    "document.operation_twice",
    "query A { __typename } query A { __typename }",
    "There can only be one operation named 'A'.",
  ],
  [
    "document.fragment_twice",
    `${product("...A")} fragment A on Product { name } fragment A on Product { name }`,
    "There can only be one fragment named 'A'.",
  ],
  [
    "document.argument_twice",
    "{ site { product(entityId: 1, entityId: 2) { name } } }",
    "There can be only one argument named 'entityId'.",
  ],
  [
    "document.input_field_twice",
    "{ site { search { searchProducts(filters: { isFeatured: true, isFeatured: true }) { __typename } } } }",
    "There can be only one input field named 'isFeatured'.",
  ],
  [
    "variable.twice",
    "query ($a: Int, $a: Int) { site { product(entityId: $a) { name } } }",
    "There can be only one variable named 'a'.",
  ],
  [
    "document.anonymous",
    "{ __typename } query A { __typename }",
    "This anonymous operation must be the only defined operation.",
  ],
  [
    "document.definition",
    "{ __typename } type Shop { name: String }",
    "The 'Shop' definition is not executable.",
  ],
  [
    "document.introspection_depth",
    "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
    "Maximum introspection depth exceeded",
  ],
  [
    "document.value",
    '{ site { category(entityId: "one") { name } } }',
    "Expected type 'Int', found '\"one\"'. Int value expected",
  ],
  [
    "value.too_big",
    "{ site { category(entityId: 4000000000) { name } } }",
    "Expected type 'Int', found '4000000000'. Value is too big to fit in Int",
  ],
  [
    "value.enum",
    "{ site { currency(currencyCode: EURO) { code } } }",
    expect.stringMatching(
      /^Expected type 'currencyCode', found 'EURO'\. Enum value 'EURO' is undefined in enum type 'currencyCode'\. Known values are: .*, EUR, /,
    ),
  ],
  [
    "value.scalar",
    '{ customer { orders(filters: { dateRange: { from: "May" } }) { __typename } } }',
    "Expected type 'DateTime!', found '\"May\"'. DateTime value expected",
  ],
  [
    "document.input_field",
    "{ customer { orders(filters: { colour: 1 }) { __typename } } }",
    "Field 'colour' is not defined by type 'OrdersFiltersInput'.",
  ],
  [
    "document.required_input_field",
    "{ customer { orders(filters: { dateRange: {} }) { __typename } } }",
    "Field 'OrderDateRangeFilterInput.from' of required type 'DateTime!' was not provided.",
  ],
  [
    "variable.unknown",
    "query A { site { product(entityId: $a) { name } } }",
    "Variable '$a' is not defined by operation 'A'.",
  ],
  [
    "variable.unknown_to_anonymous",
    "{ site { product(entityId: $a) { name } } }",
    "Variable '$a' is not defined.",
  ],
  ["variable.unused", "query A($a: Int) { __typename }", "Variable '$a' is not used in operation A."],
  ["variable.unused_in_anonymous", "query ($a: Int) { __typename }", "Variable '$a' is not used."],
  [
    "variable.type",
    "query ($a: Product) { site { product(entityId: $a) { name } } }",
    "Variable '$a' cannot be non input type 'Product'.",
  ],
  [
    "variable.position",
    "query ($a: String) { site { product(entityId: $a) { name } } }",
    "Variable '$a' of type 'String' used in position expecting type 'Int'.",
  ],
])("%s", (id, query, message) => {
  expect(errorsOf(query).map((error) => error.message)).toContainEqual(message);
  expect(documentBehaviours[id]).toBeDefined();
});

test.each([
  [
    "{ site { ",
    "Syntax error while parsing GraphQL query. Unexpected end of input, expected Name (line 1, column 10):\n{ site { \n         ^",
  ],
  [
    "\nqueryy { x }",
    'Syntax error while parsing GraphQL query. Invalid input "queryy" (line 2, column 1):\nqueryy { x }\n^',
  ],
  [
    '{ a(b: "c) }',
    'Syntax error while parsing GraphQL query. Unterminated string. (line 1, column 13):\n{ a(b: "c) }\n            ^',
  ],
])("the syntax error of %j has its place", (query, message) => {
  expect(errorsOf(query)).toEqual([{ message, locations: [expect.anything()] }]);
});

test("whatever the document, no error has the library's own words or quotes around names", () => {
  const names = fc.constantFrom(
    "site",
    "product",
    "name",
    "x",
    "entityId",
    "on",
    "Product",
    "fragment",
    "query",
  );
  const signs = fc.constantFrom("{", "}", "(", ")", ":", "$", "...", "@skip", "1", "!", " ");
  fc.assert(
    fc.property(fc.array(fc.oneof(names, signs), { maxLength: 20 }), (parts) => {
      for (const { message } of errorsOf(`{ site { ${parts.join(" ")} } }`)) {
        expect(message).not.toMatch(/^Syntax Error|Did you mean/);
        if (!message.startsWith("Syntax error")) expect(message).not.toContain('"');
      }
    }),
  );
});

function variableMessages(query: string, variables: Record<string, unknown>): readonly string[] {
  const operation = getOperationAST(parse(query));
  const { errors } = getVariableValues(words.schema, operation?.variableDefinitions ?? [], variables);
  return variableErrors(words, errors ?? [], variables).map(({ message }) => message);
}

const byId = "query ($id: Int!) { site { product(entityId: $id) { name } } }";
const create = "mutation ($input: CreateCartInput!) { cart { createCart(input: $input) { __typename } } }";
const inputType = "Variable '$input' expected value of type 'CreateCartInput!' but got: ";

test.each<[what: string, query: string, variables: Record<string, unknown>, messages: string[]]>([
  [
    "a missing variable",
    byId,
    {},
    [
      "Variable '$id' expected value of type 'Int!' but value is undefined. Reason: Expected non-null value, found null.",
    ],
  ],
  [
    "null",
    byId,
    { id: null },
    [
      "Variable '$id' expected value of type 'Int!' but got: null. Reason: Expected non-null value, found null.",
    ],
  ],
  [
    "another type",
    byId,
    { id: 'x" at "id.y"; z' },
    [
      `Variable '$id' expected value of type 'Int!' but got: ${JSON.stringify('x" at "id.y"; z')}. Reason: Int value expected`,
    ],
  ],
  [
    "a missing field and an unknown one, deep within",
    create,
    { input: { lineItems: [{ productEntityId: 1, colour: 2 }] } },
    [
      `${inputType}{"lineItems":[{"productEntityId":1,"colour":2}]}. Reason: 'lineItems[0].quantity' Expected non-null value, found null.`,
      `${inputType}{"lineItems":[{"productEntityId":1,"colour":2}]}. Reason: 'lineItems[0].colour' Field 'colour' is not defined in the input type 'CartLineItemInput'.`,
    ],
  ],
  [
    "null deep within",
    create,
    { input: { lineItems: [{ quantity: null }] } },
    [
      `${inputType}{"lineItems":[{"quantity":null}]}. Reason: 'lineItems[0].quantity' Expected non-null value, found null.`,
    ],
  ],
  [
    "no object",
    create,
    { input: 5 },
    [`${inputType}5. Reason: Expected 'CreateCartInput', found not an object.`],
  ],
  [
    "a scalar of the schema's own",
    "query ($f: OrdersFiltersInput) { customer { orders(filters: $f) { __typename } } }",
    { f: { dateRange: { from: "May" } } },
    [
      `Variable '$f' expected value of type 'OrdersFiltersInput' but got: {"dateRange":{"from":"May"}}. Reason: 'dateRange.from' DateTime value expected`,
    ],
  ],
  [
    "no name of an enum",
    "query ($s: SearchProductsSortInput) { site { search { searchProducts(filters: {}, sort: $s) { __typename } } } }",
    { s: 1 },
    [
      "Variable '$s' expected value of type 'SearchProductsSortInput' but got: 1. Reason: Enum value expected",
    ],
  ],
])("the value of a variable: %s", (_what, query, variables, messages) => {
  expect(variableMessages(query, variables)).toEqual(messages);
});

test("a document that is too large to check says so", () => {
  const fragments = Array.from(
    { length: 1_200 },
    (_, index) => `fragment f${index} on Site { settings { storeName } }`,
  );
  const spreads = fragments.map((_, index) => `...f${index}`).join(" ");
  const [error] = errorsOf(`{ site { ${spreads} } } ${fragments.join(" ")}`);
  expect(error?.message).toMatch(/^The document is too large to check: /);
});
