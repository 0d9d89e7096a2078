import { ours } from "../candidates/token-readers.ts";

/** What an app's module says to have us. */
export const ourEntry = 'export { createBigCommerce } from "next-bigcommerce";';

// Without a customer a query loads the engine, and ends there before any request. The settings look as BigCommerce's do.
const ourFirstUse = `
import { createBigCommerce } from "next-bigcommerce";
const bigcommerce = createBigCommerce({
  storeHash: "k3v9m1x7qz",
  accessToken: "q7k2m9x4v1c8b5n3z6l0p2d4f7h9j1s",
  channelIds: [1],
  resolveCustomerId: () => null,
});
export async function firstUse() {
  await bigcommerce.customer.query("{ customer { entityId } }").catch((error) => {
    if (error.code !== "customer_required") throw error;
  });
}
`;

/** Of the engine, once the entry is imported. */
export const firstUse = `${ours}, first use`;

/** Each as its documentation has one import it. */
export const entries: Readonly<Record<string, string>> = {
  "empty module": "",
  [ours]: ourEntry,
  [firstUse]: ourFirstUse,
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
