// Imports one bundle in this process, which has loaded of its own nothing but what an app with Next has anyway: Next,
// React, and the code behind `fetch`. Measures the import, or what the bundle has to be used for once it is imported.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

for (const name of ["next/server.js", "next/cache.js", "next/headers.js", "react"]) await import(name);
new Response();
// CommonJS packages in the bundle ask for Node's own modules by it.
globalThis.require = createRequire(import.meta.url);

const bundle = pathToFileURL(process.argv[2] ?? "").href;
const imported = await measure(() => import(bundle));
const firstUse = findFirstUse(imported.value);
const { tookMs, heapBytes } = firstUse === undefined ? imported : await measure(async () => firstUse());
process.stdout.write(`${JSON.stringify({ tookMs, heapBytes })}\n`, () => process.exit(0));

async function measure(work: () => Promise<unknown>) {
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const startedAtMs = performance.now();
  const value = await work();
  const tookMs = performance.now() - startedAtMs;
  globalThis.gc?.();
  return { value, tookMs, heapBytes: process.memoryUsage().heapUsed - heapBefore };
}

function findFirstUse(module: unknown): (() => unknown) | undefined {
  if (typeof module !== "object" || module === null || !("firstUse" in module)) return undefined;
  const { firstUse } = module;
  return typeof firstUse === "function" ? () => firstUse() : undefined;
}
