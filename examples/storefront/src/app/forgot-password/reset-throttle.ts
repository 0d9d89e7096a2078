import "server-only";
import { LoginThrottle } from "@/throttle/login-throttle";

/** Under an impersonation token BigCommerce asks for no captcha, and each request sends somebody an e-mail. */
export const resetThrottle = new LoginThrottle({
  maxPerEmailAndAddress: 3,
  maxPerEmail: 5,
  maxPerAddress: 20,
});
