import { expect, test } from "vitest";
import { RecentlyUsed } from "./recently-used.js";

const keys = (count: number) => Array.from({ length: count }, (_, index) => `key ${index}`);

function filled(size: number) {
  const kept = new RecentlyUsed<string>(size);
  for (const key of keys(size)) kept.set(key, key);
  return kept;
}

test("a value that is in use stays, however many come after it", () => {
  const kept = filled(10);
  for (const key of keys(100)) {
    expect(kept.get("key 0")).toBe("key 0");
    kept.set(`newer ${key}`, key);
  }
});

test("the one that was not used for longest is dropped, and no other", () => {
  const kept = filled(3);
  kept.get("key 0");
  kept.get("key 1");
  kept.set("newer", "newer");
  expect([...keys(3), "newer"].map((key) => kept.get(key))).toEqual(["key 0", "key 1", undefined, "newer"]);
});

test("a key that is set again drops nothing", () => {
  const kept = filled(2);
  kept.set("key 1", "changed");
  expect(keys(2).map((key) => kept.get(key))).toEqual(["key 0", "changed"]);
});
