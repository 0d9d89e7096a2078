import {
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  graphql,
  isInputObjectType,
  isObjectType,
} from "graphql";
import { expect, test } from "vitest";
import { storefrontCaller, wholesaleId } from "../../../test/execute-storefront.js";
import { selectEverything } from "../../../test/select-everything.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { StubRecord } from "../../store/stub-record.js";
import { createStorefrontSchema } from "../storefront-schema.js";
import { resolveField } from "./resolve-field.js";
import { isStub } from "./stub-value.js";
import { acceptedInputFields, unreadInputFields } from "./unread-input-fields.js";

type Resolver = GraphQLFieldResolver<unknown, StorefrontContext>;

/** A copy of an input that notes which fields of input types are read from it. */
function watched(type: GraphQLInputType, value: unknown, read: Set<string>): unknown {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => watched(named, item, read));
  if (typeof value !== "object" || value === null) return value;
  const copy = {};
  for (const [name, inner] of Object.entries(value)) {
    const field = named.getFields()[name];
    const kept = field === undefined ? inner : watched(field.type, inner, read);
    Object.defineProperty(copy, name, {
      enumerable: true,
      get() {
        read.add(`${named.name}.${name}`);
        return kept;
      },
    });
  }
  return copy;
}

function watching(resolver: Resolver, read: Set<string>): Resolver {
  return (source, args, context, info) => {
    const copy: Record<string, unknown> = { ...args };
    for (const { name, type } of definitionOf(info).args)
      if (name in copy) copy[name] = watched(type, copy[name], read);
    return resolver(source, copy, context, info);
  };
}

/** A node whose field gets a copy of its arguments that notes what is read, once the stubs are noted. */
function watchedSource(source: unknown, { fieldName }: GraphQLResolveInfo, read: Set<string>): unknown {
  if (typeof source !== "object" || source === null || isStub(source)) return source;
  const field: unknown = Reflect.get(source, fieldName);
  if (typeof field !== "function") return source;
  const resolver: Resolver = (_node, args, context, info) => field.call(source, args, context, info);
  const called = (args: object, context: StorefrontContext, info: GraphQLResolveInfo) =>
    watching(resolver, read)(source, { ...args }, context, info);
  return { ...source, [fieldName]: called };
}

function definitionOf({ parentType, fieldName }: GraphQLResolveInfo) {
  const field = parentType.getFields()[fieldName];
  if (field === undefined) throw new Error(`${parentType.name} has no field ${fieldName}`);
  return field;
}

function watchedSchema(read: Set<string>): GraphQLSchema {
  const schema = createStorefrontSchema();
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      if (field.resolve !== undefined) field.resolve = watching(field.resolve, read);
    }
  }
  return schema;
}

/** Input types that fields take, with the types inside them. */
function inputFieldsOf(type: GraphQLInputType, found = new Set<string>()): Set<string> {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return found;
  for (const field of Object.values(named.getFields())) {
    const coordinate = `${named.name}.${field.name}`;
    if (found.has(coordinate)) continue;
    found.add(coordinate);
    // Below a field that nobody reads, nothing is read.
    if (!unreadInputFields.has(coordinate) && !acceptedInputFields.has(coordinate))
      inputFieldsOf(field.type, found);
  }
  return found;
}

const cart = "5f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20";
const inCart = `cartEntityId: "${cart}"`;
const metafield = '{ key: "note", value: "x" }';

/** A customer with a cart that has a metafield. */
function shopper(stubs = new StubRecord("answer")) {
  const caller = storefrontCaller({ customerId: wholesaleId, stubs });
  const { carts, metafields } = caller.context.data;
  caller.data(
    "mutation { cart { createCart(input: { lineItems: [{ quantity: 1, productEntityId: 105 }] }) { cart { entityId } } } }",
  );
  for (const stored of [...carts.values()]) carts.set(cart, { ...stored, entityId: cart });
  caller.data(
    `mutation { cart { createCartMetafield(input: { ${inCart}, data: { key: "other", value: "x" } }) { metafield { entityId } } } }`,
  );
  for (const stored of [...metafields.values()])
    if (stored.ownerId === cart) metafields.set(99, { ...stored, entityId: 99 });
  return caller;
}

const email = "wholesale@example.com";
const token = "a".repeat(32);

/** Inputs with which the operation gets as far as it can: with made-up ids most would be refused at once. */
const examples: Readonly<Record<string, string>> = {
  "CartMutations.createCartMetafield(input)": `{ ${inCart}, data: ${metafield} }`,
  "CartMutations.updateCartMetafield(input)": `{ ${inCart}, metafieldEntityId: 99, data: ${metafield} }`,
  "CartMutations.createCartRedirectUrls(input)": `{ ${inCart}, queryParams: [{ key: "a", value: "b" }], ipAddress: "127.0.0.1", visitId: "${cart}", visitorId: "${cart}", paymentWalletData: { providerId: "a", providerOrderId: "1", initializationId: "1" } }`,
  "CustomerMutations.changePassword(input)": '{ currentPassword: "emulator", newPassword: "analytical" }',
  "CustomerMutations.requestResetPassword(input)": `{ email: "${email}", path: "/reset" }`,
  "CustomerMutations.resetPassword(input)": `{ customerEntityId: ${wholesaleId}, token: "${token}", newPassword: "analytical" }`,
  "CustomerMutations.updateCustomerAddress(input)": `{ addressEntityId: 501, data: { firstName: "A", lastName: "B", address1: "1", address2: "2", city: "C", company: "D", countryCode: "GB", stateOrProvince: "E", phone: "1", postalCode: "1", formFields: { texts: [] } } }`,
  "SearchQueries.searchProducts(filters)": `{ searchTerm: "tea", price: { minPrice: 1, maxPrice: 99 }, rating: { minRating: 1, maxRating: 5 }, categoryEntityId: 20, categoryEntityIds: [20], searchSubCategories: true, brandEntityIds: [13], productAttributes: [{ attribute: "Colour", values: ["Pine"] }], isFreeShipping: true, isFeatured: true, hideOutOfStock: true, topLevelOnly: true, categoryIdsFilter: { entityIds: [20], matchBehavior: AND } }`,
  "Site.order(filter)": `{ entityId: 10290, ${inCart} }`,
};

/** Where the fields of a type stand that the examples do not reach. */
const others = [
  "{ site { search { searchProducts(filters: { topLevelOnly: true }) { filters { edges { node { __typename } } } } } } }",
  '{ geography { countries(filters: { code: "GB" }) { code } } }',
  "{ site { content { page(entityId: 1) { children(filters: { entityIds: [1], pageType: NORMAL, isVisibleInNavigation: true }) { edges { node { name } } } } } } }",
];

function fieldsOf(schema: GraphQLSchema, typeName: string) {
  const type = schema.getType(typeName);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

function operations(schema: GraphQLSchema): string[] {
  const { fieldText } = selectEverything(schema, { everyInputField: true, examples });
  const ofType = (name: string) => fieldsOf(schema, name);
  const roots = ofType("Query").filter(({ name }) => name !== "site");
  const mutations = ofType("Mutation").flatMap((field) => {
    const inner = String(field.type).replace("!", "");
    return inner.endsWith("Mutations")
      ? ofType(inner).map((nested) => `mutation { ${field.name} { ${fieldText(inner, nested, 1)} } }`)
      : [`mutation { ${fieldText("Mutation", field, 1)} }`];
  });
  return [
    ...roots.map((field) => `{ ${fieldText("Query", field, 3)} }`),
    ...ofType("Site").map((field) => `{ site { ${fieldText("Site", field, 4)} } }`),
    ...mutations,
    ...others,
  ];
}

/** Fields of input types that carried-out fields take and that nobody read. */
async function unreadFields(): Promise<string[]> {
  const read = new Set<string>();
  const taken = new Set<string>();
  const schema = watchedSchema(read);
  const fieldResolver: Resolver = (source, args, context, info) => {
    const value = resolveField(watchedSource(source, info, read), args, context, info);
    const isCarriedOut =
      !isStub(source) && !context.stubs.coordinates().includes(`${info.parentType.name}.${info.fieldName}`);
    if (isCarriedOut) for (const { type } of definitionOf(info).args) inputFieldsOf(type, taken);
    return value;
  };
  for (const source of operations(schema)) {
    const { errors } = await graphql({ schema, source, contextValue: shopper().context, fieldResolver });
    const invalid = errors?.filter(({ path }) => path === undefined) ?? [];
    if (invalid.length > 0) throw new Error(`${invalid.join("\n")}\n${source.slice(0, 300)}`);
  }
  return [...taken].filter((coordinate) => !read.has(coordinate));
}

test("every field of an input that is carried out is read, is accepted, or is in the list of what is not", async () => {
  expect((await unreadFields()).toSorted()).toEqual(
    [...unreadInputFields, ...acceptedInputFields].toSorted(),
  );
}, 60_000);

const redirect = (field: string) =>
  `mutation { cart { createCartRedirectUrls(input: { ${inCart}, ${field} }) { redirectUrls { redirectedCheckoutUrl } } } }`;

test("a field of an input that nobody reads is named as a stub", () => {
  const caller = shopper();
  caller.data(
    redirect('paymentWalletData: { providerId: "paypal", providerOrderId: "1", initializationId: "1" }'),
  );
  expect(caller.context.stubs.coordinates()).toEqual(["CreateCartRedirectUrlsInput.paymentWalletData"]);
});

test("a field that is for statistics alone is no stub, and neither is one that is left out", () => {
  const caller = shopper();
  caller.data(redirect(`visitId: "${cart}", paymentWalletData: null`));
  expect(caller.context.stubs.coordinates()).toEqual([]);
});
