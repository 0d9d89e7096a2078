import { expect, test } from "vitest";
import { holdsAny } from "./leak.js";

const secret = "secret/token+of-a-test";

test("a secret is found as it is, URL-encoded, and in base64 at any offset", () => {
  expect(holdsAny(`before ${secret} after`, [secret])).toBe(true);
  expect(holdsAny(`?token=${encodeURIComponent(secret)}`, [secret])).toBe(true);
  for (const before of ["", "a", "ab", "abc"]) {
    expect(holdsAny(Buffer.from(`${before}${secret}xyz`).toString("base64"), [secret])).toBe(true);
  }
});

test("a part of a secret is not the secret", () => {
  expect(holdsAny(secret.slice(0, -1), [secret])).toBe(false);
});
