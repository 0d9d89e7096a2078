// What Node gets instead of the package if it loads it itself, without React's server condition: the package reads the
// request through the Next and the React that Next's bundles use, and these are not the ones that Node would load.
// `module`, `development` and `production` in package.json are what bundlers and vitest set and Node does not. Next's
// bundles of `pages/` are among them.
import { refuseWith } from "./refusals.js";

/** Next sets NEXT_RUNTIME in its own processes, and jest JEST_WORKER_ID in those of tests. */
function wayOut(): string {
  const { NEXT_RUNTIME, JEST_WORKER_ID } = process.env;
  if (NEXT_RUNTIME !== undefined)
    return (
      "Next loaded next-bigcommerce without bundling it: remove it from `serverExternalPackages`, and if `pages/` " +
      "imports it, add it to `transpilePackages` in your Next configuration."
    );
  if (JEST_WORKER_ID !== undefined)
    return (
      'jest loaded next-bigcommerce without the condition of servers: add "react-server" to ' +
      "`testEnvironmentOptions.customExportConditions` in your jest configuration (its docs/testing.md)."
    );
  return (
    "next-bigcommerce was loaded outside of Next: start a script that uses it with `--conditions=react-server`, which " +
    "node, tsx and bun accept (its docs/where-it-runs.md)."
  );
}

export { BigCommerceError, errorCodes, getErrorCode, isBigCommerceError } from "./errors.js";
export const {
  bearerSecret,
  createBigCommerce,
  createGraphQLRoute,
  createImpersonationTokenRoute,
  getImpersonationToken,
  keyvTokenStore,
  redisTokenStore,
} = refuseWith(wayOut());
