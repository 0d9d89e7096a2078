import { ours } from "../candidates/token-readers.ts";

/** What an app's module says to have us. */
export const ourEntry = 'export { createBigCommerce } from "next-bigcommerce";';

// A store hash that cannot be: the first use loads the engine and ends there, before any request.
const ourFirstUse = `
import { createBigCommerce } from "next-bigcommerce";
const bigcommerce = createBigCommerce({ storeHash: "-" });
bigcommerce.tokenStatus();
await bigcommerce.getImpersonationToken().catch((error) => {
  if (error.code !== "configuration_invalid") throw error;
});
`;

/** Each as its documentation has one import it. */
export const entries: Readonly<Record<string, string>> = {
  "empty module": "",
  [ours]: ourEntry,
  [`${ours}, first use`]: ourFirstUse,
  undici: 'export { request } from "undici";',
  "google-auth-library": 'export { OAuth2Client } from "google-auth-library";',
  "@bigcommerce/catalyst-client": 'export { createClient } from "@bigcommerce/catalyst-client";',
  "lru-cache": 'export { LRUCache } from "lru-cache";',
  bentocache: `export { BentoCache, bentostore } from "bentocache";
    export { memoryDriver } from "bentocache/drivers/memory";`,
  "async-cache-dedupe": 'export { createCache } from "async-cache-dedupe";',
  "p-memoize": 'export { default } from "p-memoize";',
  "@smithy/core memoize": 'export { memoize } from "@smithy/core/config";',
};
