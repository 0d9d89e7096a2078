import type { PreparedDocument } from "../../graphql/document.js";
import type { TypeReference } from "../../graphql/parser.js";
import { isRecord } from "../../values.js";

// Whoever knows the id of a cart, a checkout or a wishlist can use it: `cartId`, `guestCartEntityId`, `wishlist_ids`.
const capabilityName = /(?:cart|checkout|wishlist)_?(?:entity_?)?ids?$/i;
const entityIdName = /^(?:entity)?ids?$/i;
// `node` answers whatever has the id, carts and wishlists among it.
const capabilityField = /^cart$|^checkout$|^nodes?$|wishlist/i;

/** The variables of a document that hold the id of a cart, a checkout or a wishlist, by their name or by their use. */
export function findCapabilityVariables({ variables, variableUses }: PreparedDocument): ReadonlySet<string> {
  const named = variables.map(({ name }) => name).filter((name) => capabilityName.test(name));
  const used = variableUses
    .filter(
      ({ field, argument }) =>
        capabilityName.test(argument) || (entityIdName.test(argument) && capabilityField.test(field)),
    )
    .map(({ variable }) => variable);
  return new Set([...named, ...used]);
}

/** Where inside of a variable's value such an id stands, as in `input.cartEntityId`; `undefined` where there is none. */
export function findCapabilityInside(type: TypeReference, value: unknown, name: string): string | undefined {
  return findKey(value, name, /wishlist/i.test(typeName(type)));
}

function findKey(value: unknown, place: string, isWishlist: boolean): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const childPlace = `${place}.${key}`;
    if (isRecord(value) && isCapabilityKey(key, isWishlist)) return childPlace;
    const found = findKey(child, childPlace, isWishlist && Array.isArray(value));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isCapabilityKey(key: string, isWishlist: boolean): boolean {
  return capabilityName.test(key) || (isWishlist && entityIdName.test(key));
}

function typeName(type: TypeReference): string {
  return type.kind === "list" ? typeName(type.item) : type.name;
}
