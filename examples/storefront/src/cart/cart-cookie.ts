import { entityIdSchema } from "@/entity-id";
import "server-only";
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

type KeptCart = z.infer<typeof cartSchema>;

/**
 * Anyone who knows the id of a guest's cart can read and change it, so the id stays in this sealed cookie: no address,
 * no HTML and no client component holds it.
 */
const cartCookie = createSealedCookie({
  name: "shop_cart",
  purpose: "cart",
  schema: cartSchema.refine(({ storeHash }) => storeHash === currentStoreHash()),
  secret: sessionSecret,
  lifetimeSeconds: 30 * 24 * 60 * 60,
});

/** The id of this visitor's cart; null for none, and for the cart of a customer who is not signed in now. */
export async function readCartId(): Promise<string | null> {
  return (await readCart())?.cartEntityId ?? null;
}

/** The id of a cart that belongs to nobody yet, for a login to take over. */
export async function readGuestCartId(): Promise<string | null> {
  const cart = await readCart();
  return cart?.customerId === null ? cart.cartEntityId : null;
}

async function readCart(): Promise<KeptCart | null> {
  const shownCustomerId = await getShownCustomerId();
  const cart = await cartCookie.read();
  return cart?.customerId === null || cart?.customerId === shownCustomerId ? cart : null;
}

export const keepCart = (cartEntityId: string, customerId: number | null) =>
  cartCookie.write({ cartEntityId, customerId, storeHash: currentStoreHash() });

export const forgetCart = () => cartCookie.clear();
