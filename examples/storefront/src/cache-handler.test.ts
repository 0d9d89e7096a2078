import type { CacheEntry } from "next/cache";
import { beforeEach, expect, test } from "vitest";
import { createCacheHandler } from "./cache-handler";

const startMs = 1_000_000;
let nowMs: number;
let handler: ReturnType<typeof createCacheHandler>;
beforeEach(() => {
  nowMs = startMs;
  handler = createCacheHandler({ maxBytes: 1000, now: () => nowMs });
});

const entry = (text: string, more: Partial<CacheEntry> = {}): CacheEntry => ({
  value: new Blob([text]).stream(),
  tags: ["products"],
  stale: 300,
  timestamp: nowMs,
  revalidate: 60,
  expire: 7200,
  ...more,
});

/** What a function that throws leaves: the stream breaks off. */
const broken = () =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.error(new Error("BigCommerce responds 500")),
  });

const keep = (key: string, kept: CacheEntry) => handler.set(key, Promise.resolve(kept));
const readText = async (key: string, softTags: string[] = []) => {
  const found = await handler.get(key, softTags);
  return found === undefined ? undefined : new Response(found.value).text();
};

test("an entry can be read any number of times, with what Next needs to know of its age", async () => {
  await keep("a", entry("one"));
  expect([await readText("a"), await readText("a")]).toEqual(["one", "one"]);
  expect(await handler.get("a", [])).toMatchObject({ timestamp: startMs, revalidate: 60, expire: 7200 });
});

test("an entry stays past `revalidate`, however old it is: Next decides", async () => {
  await keep("a", entry("one"));
  nowMs += 7_000_000;
  expect(await readText("a")).toBe("one");
});

test("a refresh that throws leaves what was there", async () => {
  await keep("a", entry("one"));
  await keep("a", entry("", { value: broken() }));
  await handler.set("a", Promise.reject(new Error("never made")));
  expect(await readText("a")).toBe("one");
});

test("a function that throws at first leaves nothing", async () => {
  await keep("a", entry("", { value: broken() }));
  expect(await readText("a")).toBeUndefined();
});

test("what was not read for longest goes first if there is no more room", async () => {
  for (const key of ["a", "b"]) await keep(key, entry("x".repeat(400)));
  await readText("a");
  await keep("c", entry("x".repeat(400)));
  expect([await readText("a"), await readText("b")]).toEqual(["x".repeat(400), undefined]);
});

test("an entry that is too large, or not to be kept, is not kept", async () => {
  await keep("large", entry("x".repeat(1001)));
  await keep("dynamic", entry("x", { expire: 0 }));
  expect([await readText("large"), await readText("dynamic")]).toEqual([undefined, undefined]);
});

test("an entry whose tag, or whose path, was invalidated since is gone; a later one is not", async () => {
  await keep("a", entry("one"));
  await handler.updateTags(["products"]);
  expect(await readText("a")).toBeUndefined();
  nowMs += 1;
  await keep("a", entry("two"));
  expect(await readText("a")).toBe("two");
  await handler.updateTags(["/account"]);
  expect([await readText("a"), await readText("a", ["/account"])]).toEqual(["two", undefined]);
});

test("after `revalidateTag` with a profile an entry is shown once more while it is refreshed, until the profile's `expire`", async () => {
  await keep("a", entry("one"));
  await handler.updateTags(["products"], { expire: 100 });
  expect(await handler.get("a", [])).toMatchObject({ revalidate: -1 });
  nowMs += 100_000;
  expect(await readText("a")).toBeUndefined();
});
