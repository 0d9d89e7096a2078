import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath } from "./own-path.js";

test.each([
  ["/", "/"],
  ["/cart.php?action=loadInCheckout&id=1&token=2", "/cart.php?action=loadInCheckout&id=1&token=2"],
  ["/é?q=a b#c", "/%C3%A9?q=a%20b#c"],
  ["/a/../b", "/b"],
])("%j leads to %j", (address, path) => {
  expect(ownPath(address)).toBe(path);
});

test.each([
  "",
  "account.php",
  "https://example.com/",
  "//example.com",
  "/\\example.com",
  "\\\\example.com",
  "/\t/example.com",
  "/.//example.com",
  "/a/..//example.com",
  "javascript:alert(1)",
])("%j is not a path of one's own origin", (address) => {
  expect(ownPath(address)).toBeNull();
});

test("whatever is accepted stays on the origin, and can be sent in a header", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "//",
    "a",
    "?",
    "#",
    ":",
    "@",
    "\t",
    "é",
    "%2f",
    "example.com",
  );
  const address = fc.oneof(
    fc.string(),
    fc.array(pieces).map((parts) => `/${parts.join("")}`),
  );
  fc.assert(
    fc.property(address, (text) => {
      const path = ownPath(text);
      if (path === null) return;
      expect(new URL(path, "http://shop.example").origin).toBe("http://shop.example");
      expect(path).toMatch(/^[\x20-\x7e]+$/);
    }),
  );
});
