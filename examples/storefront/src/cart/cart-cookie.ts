import { entityIdSchema } from "@/entity-id";
import "server-only";
import { createHmac } from "node:crypto";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import { z } from "zod";
import { currentStoreHash, sessionSecret } from "@/environment";
import { createSealedCookie } from "@/session/sealed-cookie";
import { getShownCustomerId } from "@/staff/shown-customer";

const cartSchema = z.object({
  cartEntityId: z.string().min(1).max(200),
  storeHash: z.string().min(1),
  /** Whose cart it is; null for a guest's. */
  customerId: entityIdSchema.nullable(),
});

export type KeptCart = z.infer<typeof cartSchema>;

const guestName = "shop_cart";

/**
 * Anyone who knows the id of a guest's cart can read and change it, so the id stays in this sealed cookie: no address,
 * no HTML and no client component holds it. BigCommerce deletes a cart that nobody changes for 30 days; a guest's cookie is
 * written once and so lives longer.
 */
const cartCookie = createSealedCookie({
  name: guestName,
  purpose: "cart",
  schema: cartSchema.refine(({ storeHash }) => storeHash === currentStoreHash()),
  secret: sessionSecret,
  lifetimeSeconds: 60 * 24 * 60 * 60,
});

/**
 * Each customer's cart has a name of its own: the late answer to one customer's request does not replace the cart of the
 * next. The name says nothing of the customer to who has not the secret.
 */
function nameFor(customerId: number | null): string {
  if (customerId === null) return guestName;
  const digest = createHmac("sha256", sessionSecret()).update(`cart of ${currentStoreHash()} ${customerId}`);
  return `${guestName}_${digest.digest("base64url").slice(0, 12)}`;
}

/** The cookies of this browser, with one name in place of a guest's. */
async function jarFor(customerId: number | null) {
  const jar = await cookies();
  const name = nameFor(customerId);
  return {
    get: () => jar.get(name),
    set: (_name: string, value: string, attributes: object) => jar.set(name, value, attributes),
  };
}

/** The visitor's own cart, else one that was filled as a guest; null for none. */
export async function readCart(): Promise<KeptCart | null> {
  await connection();
  const customerId = await getShownCustomerId();
  const own = customerId === null ? null : await readCartOf(customerId);
  return own ?? readCartOf(null);
}

async function readCartOf(customerId: number | null): Promise<KeptCart | null> {
  const cart = await cartCookie.readFrom(await jarFor(customerId));
  return cart?.customerId === customerId ? cart : null;
}

/** The id of this visitor's cart; null for none, and for the cart of a customer who is not signed in now. */
export async function readCartId(): Promise<string | null> {
  return (await readCart())?.cartEntityId ?? null;
}

/** The id of a cart that belongs to nobody yet, for a login to take over. */
export async function readGuestCartId(): Promise<string | null> {
  const cart = await readCart();
  return cart?.customerId === null ? cart.cartEntityId : null;
}

/** `customerId` is whose request it was when it came: the session may have ended since. */
export async function keepCart(cartEntityId: string, customerId: number | null): Promise<void> {
  const cart = { cartEntityId, customerId, storeHash: currentStoreHash() };
  await cartCookie.writeTo(await jarFor(customerId), { headers: await headers() }, cart);
}

/** Forgets a cart that BigCommerce no longer has. */
export async function forgetCart({ customerId }: KeptCart): Promise<void> {
  (await cookies()).set(nameFor(customerId), "", { path: "/", maxAge: 0 });
}

/** The next person at this browser finds no cart of the one before. */
export async function forgetCarts(): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll())
    if (name === guestName || name.startsWith(`${guestName}_`)) jar.set(name, "", { path: "/", maxAge: 0 });
}
