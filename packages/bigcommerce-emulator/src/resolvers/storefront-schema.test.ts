import { graphqlSync, isObjectType } from "graphql";
import { expect, test } from "vitest";
import { storefrontCaller, wholesaleId } from "../../test/execute-storefront.js";
import { selectEverything } from "../../test/select-everything.js";
import { StubRecord } from "../store/stub-record.js";
import { createStorefrontSchema } from "./storefront-schema.js";
import { resolveField } from "./stubs/resolve-field.js";

const schema = createStorefrontSchema();
const { fieldText } = selectEverything(schema);
const depth = 5;

function answering() {
  return storefrontCaller({ customerId: wholesaleId, stubs: new StubRecord("answer") });
}

const rootFields = Object.keys(schema.getQueryType()?.getFields() ?? {});

test.each(rootFields.filter((name) => name !== "site"))("every field below %s resolves", (name) => {
  const field = schema.getQueryType()?.getFields()[name];
  if (field === undefined) throw new Error(`no root field ${name}`);
  const { errors } = answering().execute(`{ ${fieldText("Query", field, depth)} }`);
  expect(errors).toBeUndefined();
});

const site = schema.getType("Site");
const fieldsOfSite = isObjectType(site) ? Object.values(site.getFields()) : [];

test.each(fieldsOfSite.map(({ name }) => name))("every field below site.%s resolves", (name) => {
  const field = fieldsOfSite.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`no field site.${name}`);
  const { errors } = answering().execute(`{ site { ${fieldText("Site", field, depth - 1)} } }`);
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
