// Imports one bundle in this process, which has loaded of its own nothing but what an app with Next has anyway.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

for (const name of ["next/server.js", "next/cache.js", "next/headers.js", "react"]) await import(name);
// CommonJS packages in the bundle ask for Node's own modules by it.
globalThis.require = createRequire(import.meta.url);

const bundle = pathToFileURL(process.argv[2] ?? "").href;
globalThis.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
const startedAtMs = performance.now();
await import(bundle);
const tookMs = performance.now() - startedAtMs;
globalThis.gc?.();
const heapBytes = process.memoryUsage().heapUsed - heapBefore;
process.stdout.write(`${JSON.stringify({ tookMs, heapBytes })}\n`, () => process.exit(0));
