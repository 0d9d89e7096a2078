// What the Edge runtime gets instead of the package.
import { refuseWith } from "./refusals.js";

export { BigCommerceError, errorCodes, getErrorCode, isBigCommerceError } from "./errors.js";
export const {
  bearerSecret,
  createBigCommerce,
  createGraphQLRoute,
  createImpersonationTokenRoute,
  getImpersonationToken,
  keyvTokenStore,
  redisTokenStore,
} = refuseWith(
  "next-bigcommerce needs the Node.js runtime, and this code runs on the Edge runtime: remove its " +
    '`runtime = "edge"`, or import next-bigcommerce only where Next runs code in Node.js (its docs/where-it-runs.md).',
);
