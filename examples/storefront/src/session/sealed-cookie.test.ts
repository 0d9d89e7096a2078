import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { browserCookies } from "@/testing/next-request";
import { createSealedCookie, type SealedCookieOptions } from "./sealed-cookie";

const secret = "a secret of more than thirty-two characters";

function cookieFor(purpose: string, more: Partial<SealedCookieOptions<{ text: string }>> = {}) {
  const schema = z.object({ text: z.string() });
  return createSealedCookie({
    name: "kept",
    purpose,
    schema,
    secret: () => secret,
    maxAgeSeconds: 60,
    ...more,
  });
}

beforeEach(() => browserCookies.clear());
afterEach(() => vi.useRealTimers());

test("what was written is read again, and cannot be read on the way", async () => {
  await cookieFor("notes").write({ text: "oolong" });
  expect(browserCookies.get("kept")?.value).not.toContain("oolong");
  expect(await cookieFor("notes").read()).toEqual({ text: "oolong" });
});

test("one cookie never opens as another: each purpose has a key of its own", async () => {
  await cookieFor("notes").write({ text: "oolong" });
  expect(await cookieFor("session").read()).toBeNull();
  expect(await cookieFor("notes", { secret: () => secret.toUpperCase() }).read()).toBeNull();
});

test("no cookie, an empty one, a forged one and one with other content hold nothing", async () => {
  expect(await cookieFor("notes").read()).toBeNull();
  for (const value of ["", "Fe26.2*1*forged"]) {
    browserCookies.set("kept", value);
    expect(await cookieFor("notes").read()).toBeNull();
  }
  await cookieFor("notes").write({ text: "oolong" });
  const schema = z.object({ text: z.string().max(3) });
  expect(await cookieFor("notes", { schema }).read()).toBeNull();
});

test("it opens for as long as it was meant to, and iron-session's minute of tolerance", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000_000_000 });
  await cookieFor("notes").write({ text: "oolong" });
  vi.setSystemTime(1_000_000_000_000 + 60_000);
  expect(await cookieFor("notes").read()).not.toBeNull();
  vi.setSystemTime(1_000_000_000_000 + 121_000);
  expect(await cookieFor("notes").read()).toBeNull();
});

test("what is too much for a cookie makes room for what is smaller", async () => {
  await cookieFor("notes").write({ text: "x".repeat(10_000) }, { text: "too long" });
  expect(await cookieFor("notes").read()).toEqual({ text: "too long" });
});

test("a cleared cookie is gone", async () => {
  await cookieFor("notes").write({ text: "oolong" });
  await cookieFor("notes").clear();
  expect(browserCookies.get("kept")).toBeUndefined();
});

test.each([
  ["https", undefined, true],
  ["http", undefined, false],
  [undefined, "https://shop.example/", true],
  [undefined, "http://localhost:3000/", false],
])("forwarded from %s, at %s: secure is %s", async (forwarded, url, secure) => {
  const set = vi.fn();
  const headers = new Headers(forwarded === undefined ? {} : { "x-forwarded-proto": forwarded });
  await cookieFor("notes", { path: "/notes", sameSite: "strict" }).writeTo(
    { set },
    { headers, ...(url !== undefined && { url }) },
    { text: "oolong" },
  );
  expect(set.mock.calls).toEqual([
    ["kept", expect.any(String), { httpOnly: true, sameSite: "strict", secure, path: "/notes", maxAge: 60 }],
  ]);
});
