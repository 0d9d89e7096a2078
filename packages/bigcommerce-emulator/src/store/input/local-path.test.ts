import { expect, test } from "vitest";
import { isLocalPath } from "./local-path.js";

const base = "https://shop.example";

test.each(["/", "/mug/", "/a/b.html", "/old?to=https://other.example", "/caf\u00e9/", "/a b/"])(
  "%j is a path of the store",
  (path) => {
    expect(isLocalPath(path)).toBe(true);
    expect(new URL(path, base).origin).toBe(base);
  },
);

test.each([
  "//evil.example/",
  "/\\evil.example/",
  "\\/evil.example",
  "/\t/evil.example/",
  "/\n\\evil.example/",
  "/.//evil.example/",
  "/a/..//evil.example/",
  "https://evil.example/",
  "javascript:alert(1)",
  "mug/",
  "",
])("%j is not: it leads, or can be made to lead, elsewhere", (path) => {
  expect(isLocalPath(path)).toBe(false);
});
