import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeNextPath } from "./links";

describe("safeNextPath", () => {
  test.each([
    ["/account/orders?after=abc", "/account/orders?after=abc"],
    ["/product/hand-grinder", "/product/hand-grinder"],
  ])("keeps %s, a path of this shop", (wish, path) => {
    expect(safeNextPath(wish)).toBe(path);
  });

  test.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "account",
    "",
    undefined,
    ["/account/orders"],
  ])("sends %j to the account instead", (wish) => {
    expect(safeNextPath(wish)).toBe("/account");
  });

  test("whatever is wished for, a browser stays on this shop", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "\t",
      "\n",
      "@",
      ":",
      "evil.example",
      "?",
      "#",
      "%2f",
      "a",
    );
    const wishes = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => `/${pieces.join("")}`),
    );
    fc.assert(
      fc.property(wishes, (wish) => {
        const path = safeNextPath(wish);
        expect(new URL(path, "https://shop.example/login").origin).toBe("https://shop.example");
      }),
      { numRuns: 1000 },
    );
  });
});
