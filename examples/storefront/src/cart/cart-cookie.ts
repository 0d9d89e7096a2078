import "server-only";
import { cookies, headers } from "next/headers";
import { currentStoreHash } from "@/session/sealed-session";
import { isServedOverHttps } from "@/session/session";
import { getShownCustomerId } from "@/session/shown-customer";
import { cartCookieName, cartLifetimeSeconds, type KeptCart, openCart, sealCart } from "./sealed-cart";

/**
 * Whoever knows the id of a guest's cart can read and change it, so the id stays in this sealed cookie: it is in no
 * address, no HTML and no client component.
 */
export async function readCartId(): Promise<string | null> {
  return (await readCart())?.cartEntityId ?? null;
}

/** The id of a cart that belongs to nobody yet, for a login to take over. */
export async function readGuestCartId(): Promise<string | null> {
  const cart = await readCart();
  return cart?.customerId === null ? cart.cartEntityId : null;
}

async function readCart(): Promise<KeptCart | null> {
  const customerId = await getShownCustomerId();
  return openCart((await cookies()).get(cartCookieName)?.value, customerId);
}

export async function keepCart(cartEntityId: string, customerId: number | null): Promise<void> {
  const seal = await sealCart({ cartEntityId, customerId, storeHash: currentStoreHash() });
  (await cookies()).set(cartCookieName, seal, { ...(await cookieOptions()), maxAge: cartLifetimeSeconds });
}

export async function forgetCart(): Promise<void> {
  (await cookies()).set(cartCookieName, "", { ...(await cookieOptions()), maxAge: 0 });
}

const cookieOptions = async () => ({
  httpOnly: true,
  sameSite: "lax" as const,
  secure: isServedOverHttps({ headers: await headers() }),
  path: "/",
});
