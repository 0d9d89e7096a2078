import fc from "fast-check";
import { expect, test } from "vitest";
import { readCookie } from "./cookie.js";

const withCookie = (cookie: string) => new Headers({ cookie });

test("a cookie is found by its whole name, and its value may have equals signs", () => {
  const headers = withCookie("MY_SHOP_TOKEN=a; SHOP_TOKENS=b;SHOP_TOKEN=c=d== ; SHOP_TOKEN=e");
  expect(readCookie(headers, "SHOP_TOKEN")).toBe("c=d==");
  expect(readCookie(headers, "TOKEN")).toBeNull();
  expect(readCookie(new Headers(), "SHOP_TOKEN")).toBeNull();
});

test("whatever else is in the header, a cookie of tokens is read back", () => {
  const part = fc.stringMatching(/^[!-:<-~]{0,20}$/).filter((text) => !text.startsWith("wanted="));
  fc.assert(
    fc.property(
      fc.array(part),
      fc.array(part),
      fc.stringMatching(/^[0-9a-f_]{1,80}$/),
      (before, after, value) => {
        const header = [...before, `wanted=${value}`, ...after].join("; ");
        expect(readCookie(withCookie(header), "wanted")).toBe(value);
      },
    ),
  );
});
