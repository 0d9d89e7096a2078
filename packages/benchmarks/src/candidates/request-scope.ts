// First: Next's storages are real only where this has been loaded.
import "next/dist/server/node-environment-baseline.js";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external.js";
import { createRequestStore } from "next/dist/server/async-storage/request-store.js";
import { createWorkStore } from "next/dist/server/async-storage/work-store.js";
import type { RunQuery } from "./graphql-clients.ts";

/** What Chrome sends for a page, with the headers that a load balancer adds and the cookies of a shop. */
const browserHeaders = {
  host: "shop.example.com",
  connection: "keep-alive",
  "cache-control": "max-age=0",
  "sec-ch-ua": '"Chromium";v="142", "Google Chrome";v="142", "Not_A Brand";v="99"',
  "sec-ch-ua-mobile": "?0",
  "sec-ch-ua-platform": '"macOS"',
  "upgrade-insecure-requests": "1",
  "user-agent":
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8",
  "sec-fetch-site": "same-origin",
  "sec-fetch-mode": "navigate",
  "sec-fetch-user": "?1",
  "sec-fetch-dest": "document",
  referer: "https://shop.example.com/account",
  "accept-encoding": "gzip, deflate, br, zstd",
  "accept-language": "en-GB,en;q=0.9,de;q=0.8",
  cookie: `session=${"a".repeat(240)}; cart=${"b".repeat(80)}; consent=all; _ga=GA1.1.1234567890.1760000000`,
  "x-forwarded-for": "203.0.113.7",
  "x-forwarded-host": "shop.example.com",
  "x-forwarded-proto": "https",
};

/**
 * Each query runs in a request of its own, in the storages and stores that Next makes for the render of a page. `fetch`
 * stays Node's own: the one that Next puts in its place costs more.
 */
export function inRequest(run: RunQuery): RunQuery {
  const work = createWork();
  return () => workAsyncStorage.run(work, () => workUnitAsyncStorage.run(createRequest(), run));
}

function createWork() {
  return createWorkStore({
    page: "/orders/page",
    renderOpts: {
      cacheLifeProfiles: { default: { stale: 300, revalidate: 900, expire: 3_600 } },
      staticPageGenerationTimeout: 60,
      cacheComponents: false,
      validationLevel: "warning",
      experimental: { authInterrupts: false, useCacheTimeout: 50, durableUseCacheEntries: false },
      waitUntil: undefined,
      onClose: () => undefined,
      onAfterTaskError: undefined,
    },
    buildId: "benchmark",
    deploymentId: "",
    previouslyRevalidatedTags: [],
  });
}

function createRequest() {
  return createRequestStore({
    phase: "render",
    headers: browserHeaders,
    onUpdateCookies: undefined,
    url: { pathname: "/orders" },
    rootParams: {},
    implicitTags: { tags: [], expirationsByCacheKind: new Map() },
    resumeDataCache: null,
    previewProps: undefined,
    isHmrRefresh: false,
    serverComponentsHmrCache: undefined,
    hmrRefreshHash: undefined,
    stagedFallbackParams: null,
  });
}
