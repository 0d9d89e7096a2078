import "server-only";
import { sealData, unsealData } from "iron-session";
import { z } from "zod";
import { sessionSecret } from "@/lib/secrets";
import { currentStoreHash } from "@/session/sealed-session";

const cartSchema = z.object({
  cartEntityId: z.string().min(1).max(200),
  /** A cart's id means something in one store only. */
  storeHash: z.string().min(1),
  /** Whose cart it is; null for a guest's. */
  customerId: z.int().positive().nullable(),
});

export type KeptCart = z.infer<typeof cartSchema>;

export const cartCookieName = "shop_cart";
export const cartLifetimeSeconds = 30 * 24 * 60 * 60;

export async function sealCart(cart: KeptCart): Promise<string> {
  return sealData(cart, { password: sessionSecret(), ttl: cartLifetimeSeconds });
}

/**
 * The cart in a cookie's value, for this visitor; null for none, one that is expired, forged, of another store, or of
 * a customer who is not signed in.
 */
export async function openCart(
  seal: string | undefined,
  customerId: number | null,
): Promise<KeptCart | null> {
  const password = sessionSecret();
  if (!seal) return null;
  const cart = cartSchema.safeParse(await unsealData<unknown>(seal, { password, ttl: cartLifetimeSeconds }));
  if (!cart.success || cart.data.storeHash !== currentStoreHash()) return null;
  return cart.data.customerId === null || cart.data.customerId === customerId ? cart.data : null;
}
