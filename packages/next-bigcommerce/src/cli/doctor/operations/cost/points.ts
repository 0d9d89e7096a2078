import type { ExecutedField } from "./executed-fields.js";

/*
 * BigCommerce does not document how it counts. These figures are fitted to what it counted for requests that were
 * recorded from a live store in August 2026, and the sum meets each within 15 %.
 */

export const complexityLimit = 10_000;

/** How far an estimate may be off, as a share. */
export const estimatedWithin = 0.15;

/** Every field that is executed, whether an object or a value, and whatever the size of the pages around it. */
export const fieldPoints = 1;

export const mutationPoints = 5_000;

/** Objects that pages can hold, nested pages multiplied, for one point. */
export const objectsForOnePoint = 20;

const lookup = 1_000;
const ofCatalog = 600;

const pointsOfFields: Readonly<Record<string, number>> = {
  "Query.node": lookup,
  "Site.route": lookup,
  "SearchQueries.searchProducts": lookup,
  "Site.product": ofCatalog,
  "SearchProducts.filters": ofCatalog,
};

const pointsOfTypes: Readonly<Record<string, number>> = {
  ProductConnection: ofCatalog,
  RelatedProductsConnection: ofCatalog,
};

/** Once in an operation, however often it asks for them. */
const pointsOnce: Readonly<Record<string, number>> = { Prices: 2_700, Cart: 4_000 };

/** What looking this field up adds to its own point. */
export function lookupPoints({ parent, definition, type }: ExecutedField): number {
  return (pointsOfFields[`${parent.name}.${definition.name}`] ?? 0) + (pointsOfTypes[type.name] ?? 0);
}

/** What the field's type adds, the first time that an operation asks for it. */
export function oncePoints({ type }: ExecutedField): number {
  return pointsOnce[type.name] ?? 0;
}
