import "./refuse-in-browser.js";
// next-bigcommerce runs on the server only: ask in a Server Component or through
// createGraphQLRoute. For getErrorCode, import "next-bigcommerce/client".
import "server-only";
import { refuseWith } from "./refusals.js";

// Next fails the build at `server-only`, and Turbopack prints the two lines above it, up to their 90th character. What
// only evaluates modules, such as jest with jsdom, gets to `refuse-in-browser.js` first, and needs these names to link.
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
