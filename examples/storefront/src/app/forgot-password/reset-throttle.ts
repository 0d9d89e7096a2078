import "server-only";
import { createLoginThrottle } from "@/throttle/login-throttle";

/** Under an impersonation token BigCommerce asks for no captcha, and each request sends somebody a mail. */
export const resetThrottle = createLoginThrottle({
  now: Date.now,
  windowMs: 15 * 60 * 1000,
  maxPerEmailAndAddress: 3,
  maxPerEmail: 5,
  maxPerAddress: 20,
});
