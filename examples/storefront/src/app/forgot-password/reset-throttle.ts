import "server-only";
import { Limiter } from "@/throttle/limiter";
import { LoginThrottle } from "@/throttle/login-throttle";

/** Under an impersonation token BigCommerce asks for no captcha, and each request sends somebody an e-mail. */
export const resetThrottle = new LoginThrottle({
  name: "reset",
  maxPerEmailAndAddress: 3,
  maxPerAddress: 20,
  maxPerEmail: 5,
  slowSeconds: 5 * 60,
});

/**
 * How often an address may try to redeem a link. Not by customer: BigCommerce's tokens cannot be guessed, and a stranger
 * with wrong ones must not keep the customer from the right one.
 */
export const redemptions = new Limiter({ name: "redeem", maxUses: 20, windowMs: 15 * 60 * 1000 });
