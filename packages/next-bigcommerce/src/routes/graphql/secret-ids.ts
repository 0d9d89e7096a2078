import type { PreparedDocument } from "../../graphql/document.js";
import type { TypeReference } from "../../graphql/parser.js";
import { isObject, isRecord } from "../../values.js";

// Anyone who knows the id of a cart, a checkout or a wishlist can use it: `cartId`, `guestCartEntityId`, `wishlist_ids`.
const secretIdName = /(?:cart|checkout|wishlist)_?(?:entity_?)?ids?$/i;
const entityIdName = /^(?:entity)?ids?$/i;
// `node` returns any object by its id, carts and wishlists included.
const secretIdField = /^cart$|^checkout$|^nodes?$|wishlist/i;

/** The variables of a document that hold the id of a cart, a checkout or a wishlist, by their name or by their use. */
export function findSecretIdVariables({ variables, variableUses }: PreparedDocument): ReadonlySet<string> {
  const named = variables.map(({ name }) => name).filter((name) => secretIdName.test(name));
  const used = variableUses
    .filter(
      ({ field, argument }) =>
        secretIdName.test(argument) || (entityIdName.test(argument) && secretIdField.test(field)),
    )
    .map(({ variable }) => variable);
  return new Set([...named, ...used]);
}

/** The place of such an id inside a variable's value, such as `input.cartEntityId`; `undefined` if there is none. */
export function findSecretIdInside(type: TypeReference, value: unknown, name: string): string | undefined {
  return findKey(value, name, /wishlist/i.test(typeName(type)));
}

function findKey(value: unknown, place: string, isWishlist: boolean): string | undefined {
  if (!isObject(value)) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const childPlace = `${place}.${key}`;
    if (isRecord(value) && isSecretIdKey(key, isWishlist)) return childPlace;
    const found = findKey(child, childPlace, isWishlist && Array.isArray(value));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isSecretIdKey(key: string, isWishlist: boolean): boolean {
  return secretIdName.test(key) || (isWishlist && entityIdName.test(key));
}

function typeName(type: TypeReference): string {
  return type.kind === "list" ? typeName(type.item) : type.name;
}
