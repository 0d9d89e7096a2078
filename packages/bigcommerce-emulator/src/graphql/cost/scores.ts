import type { GraphQLNamedType, GraphQLSchema } from "graphql";

/**
 * What BigCommerce charges, fitted to figures recorded from a live store in August 2026. BigCommerce publishes no
 * formula. Each recorded figure is met within {@link fittedWithin}.
 */

/** How far the formula may be from BigCommerce's, as a share. */
export const fittedWithin = 0.15;

/**
 * Every field, an object or a value, whatever the page size. Fitted to: `reviewSummary` with 2 fields in a list of 12
 * products adds 3; 22 fields below a route are 1,022 with the route itself.
 */
const fieldScore = 1;

/** An object looked up by its path or id, or a search. Fitted to: the category by its path, 1,022. */
const lookupScore = 1_000;

/** A product by its id, a list of products, or the filters of a search. Fitted to: 3,443 by id, and 4,724. */
const catalogScore = 600;

/**
 * The prices of an operation, once: a product with its variants and a page of products are charged about the same.
 * Fitted to: a product by its path, 4,048; a category with its products, 4,724; a search, 4,664.
 */
const pricesScore = 2_700;

/** A mutation. With {@link cartScore} fitted to: a cart mutation that selects the whole cart, about 9,200. */
const mutationScore = 5_000;

/** The cart of an operation, once. How the 9,000 are shared between the two is not recorded. */
const cartScore = 4_000;

/**
 * Objects that the pages can hold, nested pages multiplied, for 1 point. Small beside the fields of a usual operation:
 * 12 products with options, variants and images were charged about 600 above their fields.
 */
export const objectsForOnePoint = 20;

const scoresOfFields: ReadonlyMap<string, number> = new Map([
  ["Query.node", lookupScore],
  ["Site.route", lookupScore],
  ["SearchQueries.searchProducts", lookupScore],
  ["Site.product", catalogScore],
  ["SearchProducts.filters", catalogScore],
]);

const scoresOfTypes: ReadonlyMap<string, number> = new Map([
  ["ProductConnection", catalogScore],
  ["RelatedProductsConnection", catalogScore],
]);

/** Types that are charged once in an operation, however often it selects them. */
export const scoresOnce: ReadonlyMap<string, number> = new Map([
  ["Prices", pricesScore],
  ["Cart", cartScore],
]);

/** What one selected field is charged, without what is below it. */
export function scoreOfField(
  schema: GraphQLSchema,
  parent: GraphQLNamedType,
  name: string,
  type: GraphQLNamedType,
): number {
  const byField = scoresOfFields.get(`${parent.name}.${name}`) ?? 0;
  const byType = scoresOfTypes.get(type.name) ?? 0;
  return fieldScore + byField + byType + (isMutationField(schema, parent, type) ? mutationScore : 0);
}

/** `mutation { cart { createCart } }`: `cart` is a namespace, `createCart` the mutation. */
export function isMutationField(
  schema: GraphQLSchema,
  parent: GraphQLNamedType,
  type: GraphQLNamedType,
): boolean {
  return isNamespace(parent) || (parent === schema.getMutationType() && !isNamespace(type));
}

function isNamespace(type: GraphQLNamedType): boolean {
  return type.name.endsWith("Mutations");
}
