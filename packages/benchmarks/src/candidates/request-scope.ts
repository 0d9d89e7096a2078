// First: Next's storages are real only where this has been loaded.
import "next/dist/server/node-environment-baseline.js";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external.js";
import { createRequestStore } from "next/dist/server/async-storage/request-store.js";
import { createWorkStore } from "next/dist/server/async-storage/work-store.js";
import { browserHeaders } from "./browser-headers.ts";
import type { RunQuery } from "./graphql-clients.ts";

/** Twenty in all. */
const requestHeaders = {
  host: "shop.example.com",
  connection: "keep-alive",
  ...browserHeaders,
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
    headers: requestHeaders,
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
