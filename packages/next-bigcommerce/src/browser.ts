import "./refuse-in-browser.js";
// next-bigcommerce runs on the server only, and this import is in code that reaches the browser: ask BigCommerce in a
// Server Component or through createGraphQLRoute. For `getErrorCode` there is "next-bigcommerce/client".
import "server-only";
import { refuseWith } from "./refusals.js";

// Next fails the build at `server-only`, and Turbopack prints the comment above it. Whatever only evaluates modules,
// such as jest with jsdom, gets to `refuse-in-browser.js` first, and needs the names below to link.
export { BigCommerceError, errorCodes, getErrorCode, isBigCommerceError } from "./errors.js";
export const {
  bearerSecret,
  createBigCommerce,
  createGraphQLRoute,
  createImpersonationTokenRoute,
  getImpersonationToken,
  keyvTokenStore,
  redisTokenStore,
} = refuseWith("next-bigcommerce runs on the server only.");
