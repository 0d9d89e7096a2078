import type { Behaviour } from "./behaviour.js";
import { cartBehaviours } from "./cart-behaviours.js";
import { catalogBehaviours } from "./catalog-behaviours.js";
import { checkoutBehaviours } from "./checkout-behaviours.js";
import { contentBehaviours } from "./content-behaviours.js";
import { customerBehaviours } from "./customer-behaviours.js";
import { documentBehaviours } from "./document-behaviours.js";
import { formFieldBehaviours } from "./form-field-behaviours.js";
import { graphqlBehaviours } from "./graphql-behaviours.js";
import type { InferredSwitches } from "./inferred-switches.js";
import { managementBehaviours } from "./management-behaviours.js";
import { managementCatalogBehaviours } from "./management-catalog-behaviours.js";
import { managementOrderBehaviours } from "./management-order-behaviours.js";
import { productOptionBehaviours } from "./product-option-behaviours.js";
import { sizeBehaviours } from "./size-behaviours.js";
import { tokenBehaviours } from "./token-behaviours.js";

/** All of it, by the part of BigCommerce that it belongs to. */
export const ledger = {
  Tokens: tokenBehaviours,
  "GraphQL requests": graphqlBehaviours,
  "Documents and variables": documentBehaviours,
  "Catalogue and pictures": catalogBehaviours,
  "Customers and wishlists": customerBehaviours,
  "Form fields": formFieldBehaviours,
  "Product options": productOptionBehaviours,
  Carts: cartBehaviours,
  "Management API": managementBehaviours,
  "Management API: catalogue": managementCatalogBehaviours,
  "Management API: carts and orders": managementOrderBehaviours,
  "Too large for the emulator": sizeBehaviours,
  "Pages, search and reviews": contentBehaviours,
  Checkout: checkoutBehaviours,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Behaviour>>>>;

const rows = {
  ...tokenBehaviours,
  ...graphqlBehaviours,
  ...documentBehaviours,
  ...catalogBehaviours,
  ...customerBehaviours,
  ...formFieldBehaviours,
  ...productOptionBehaviours,
  ...cartBehaviours,
  ...managementBehaviours,
  ...managementCatalogBehaviours,
  ...managementOrderBehaviours,
  ...sizeBehaviours,
  ...contentBehaviours,
  ...checkoutBehaviours,
};

export type BehaviourId = keyof typeof rows;

/** The rows that have a text. */
export type TextId = {
  [Id in BehaviourId]: (typeof rows)[Id] extends { readonly text: string } ? Id : never;
}[BehaviourId];

/** The text of a row, or the one that the switch `texts` has in its place, with its placeholders filled in. */
export function behaviourText(
  { texts }: Pick<InferredSwitches, "texts">,
  id: TextId,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = texts[id] ?? rows[id].text;
  return text.replace(/\{([A-Za-z]+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** Whether the switch `texts` may replace the text of a row: nobody has seen BigCommerce's own. */
export function hasInferredText(id: string): boolean {
  const row: Behaviour | undefined = Object.entries(rows).find(([known]) => known === id)?.[1];
  return row?.text !== undefined && row.source.kind === "inferred";
}
