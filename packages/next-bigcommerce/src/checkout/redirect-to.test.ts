import { inspect } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { isBigCommerceError } from "../errors.js";
import { checkRedirectTo } from "./redirect-to.js";

function refusal(value: unknown) {
  try {
    checkRedirectTo(value);
  } catch (error) {
    if (isBigCommerceError(error)) return error;
    throw error;
  }
  return undefined;
}

it.each([
  "/",
  "/account.php",
  "/cart.php?action=loadInCheckout&id=4d0e7a5c-27bb&token=a1b2c3",
  "/checkout?next=//elsewhere.example&at=https://elsewhere.example",
  "/a//b",
  `/${"a".repeat(2047)}`,
])("%s is where a customer may go", (path) => {
  expect(checkRedirectTo(path)).toBe(path);
});

it.each([
  [undefined],
  [null],
  [7],
  [["/cart.php"]],
  [new URL("https://shop.example/cart.php")],
  [""],
  ["cart.php"],
  ["?a=1"],
  [" /cart.php"],
  ["https://elsewhere.example/cart.php"],
  ["javascript:alert(1)"],
  ["//elsewhere.example"],
  ["/\\elsewhere.example"],
  ["\\/elsewhere.example"],
  ["/%2felsewhere.example"],
  ["/%5Celsewhere.example"],
  ["/\t/elsewhere.example"],
  ["\t//elsewhere.example"],
  ["/..//elsewhere.example"],
  ["/.//elsewhere.example"],
  ["/%2e%2E//elsewhere.example"],
  ["/cart.php\\..\\x"],
  ["/cart.php?a=1\r\nSet-Cookie: a=1"],
  ["/cart.php?a=\u0000"],
  ["/cart.php#token"],
  ["/cart.php?q=\u202e"],
  ["/cart.php?q=a b"],
  [`/${"a".repeat(2048)}`],
])("%o is refused, and no part of the error repeats it", (value) => {
  const error = refusal(value);
  expect(error?.code).toBe("input_invalid");
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("elsewhere");
});

const webUrl = fc.webUrl({ withQueryParameters: true, withFragments: true });

it("the path and query of any URL are accepted, unless they begin as another host does", () => {
  fc.assert(
    fc.property(webUrl, (text) => {
      const { pathname, search } = new URL(text);
      const path = pathname + search;
      fc.pre(!/^\/(\/|%2f|%5c)/i.test(path));
      expect(checkRedirectTo(path)).toBe(path);
    }),
  );
});

const nasty = fc.string({
  unit: fc.constantFrom(..."/\\.%25eEfF:?#@ \t\r\n\u0000\u2028aé", "https:", "//", "elsewhere.example"),
});

it("no text that is accepted leaves the host it is sent to, in whichever way it is read", () => {
  fc.assert(
    fc.property(
      fc.oneof(nasty, fc.string({ unit: "binary" }), webUrl).map((text) => [text, `/${text}`]),
      (texts) => {
        for (const text of texts) {
          if (refusal(text) !== undefined) continue;
          for (const scheme of ["https", "http"])
            expect(new URL(text, `${scheme}://shop.example`).host).toBe("shop.example");
          // As a `Location` or an attribute, and after one decoding by a server.
          expect(text).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
          expect(text).not.toMatch(/^\/%(2f|5c)/i);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

it("no refused text is repeated", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 8 }), (text) => {
      const error = refusal(text);
      if (error === undefined) return;
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(text);
    }),
  );
});
