import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";

/** Bodies that are no JSON: broken texts, and bytes of any kind. */
export const randomBytes = fc.oneof(
  fc.string(),
  fc.jsonValue().map((json) => JSON.stringify(json).slice(0, -1)),
  fc.uint8Array({ maxLength: 200 }),
);

/** What the heap holds once everything is gone that can go. */
export async function settledHeapBytes(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collectGarbage: unknown = runInNewContext("gc");
  if (typeof collectGarbage !== "function") throw new TypeError("no gc");
  // Streams settle, and what is registered with the collector goes, in later turns of the loop.
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collectGarbage();
  }
  return process.memoryUsage().heapUsed;
}
