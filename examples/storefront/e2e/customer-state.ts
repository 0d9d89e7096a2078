import type { Emulator } from "bigcommerce-emulator";
import { storeAsker } from "./ask-store.js";
import { customerIds } from "./watch-requests.js";

const everything = `{ customer {
  firstName lastName email company phone
  addresses { edges { node { entityId firstName address1 city } } }
  wishlists { edges { node { entityId name isPublic items { edges { node { entityId } } } } } }
} }`;

/** All that the forms of the shop could change of the retail customer, asked of the emulator. */
export async function readRetailCustomer(emulator: Pick<Emulator, "url">): Promise<unknown> {
  return (await storeAsker(emulator))(everything, {}, customerIds.retail);
}

const mutations: ReadonlySet<string> = new Set([
  "UpdateProfile",
  "ChangePassword",
  "AddAddress",
  "UpdateAddress",
  "DeleteAddress",
  "CreateWishlist",
  "UpdateWishlist",
  "DeleteWishlists",
  "AddWishlistItems",
  "DeleteWishlistItems",
  "SaveToWishlist",
  "TakeOffWishlist",
  "CreateCart",
  "AddCartLineItems",
  "UpdateCartLineItem",
  "DeleteCartLineItem",
  "CreateCartRedirectUrls",
  "Logout",
]);

/** The changes that the shop has asked for, since the emulator was started or reset. */
export async function readMutations(emulator: Pick<Emulator, "requests">): Promise<string[]> {
  const names = (await emulator.requests()).map(({ operationName }) => operationName ?? "");
  return names.filter((name) => mutations.has(name));
}
