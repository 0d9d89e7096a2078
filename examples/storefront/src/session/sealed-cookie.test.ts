import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { browserCookies } from "@/testing/next-request";
import { createSealedCookie, type SealedCookieOptions, sealedCookies } from "./sealed-cookie";

const secret = "a secret of more than thirty-two characters";

function cookieFor(purpose: string, more: Partial<SealedCookieOptions<{ text: string }>> = {}) {
  const schema = z.object({ text: z.string() });
  return createSealedCookie({
    name: "kept",
    purpose,
    schema,
    secret: () => secret,
    lifetimeSeconds: 60,
    ...more,
  });
}

beforeEach(() => browserCookies.clear());
afterEach(() => {
  vi.useRealTimers();
  sealedCookies.clear();
});

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

test("two cookies of one purpose are refused, and without a purpose it is the name", () => {
  cookieFor("notes", { name: "first" });
  expect(() => cookieFor("notes", { name: "second" })).toThrow(/first and second have one purpose, "notes"/);
  createSealedCookie({ name: "third", schema: z.string(), secret: () => secret, lifetimeSeconds: 60 });
  expect(sealedCookies.get("third")?.purpose).toBe("third");
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
  const { read, write } = cookieFor("notes");
  expect(await write({ text: "x".repeat(10_000) }, { text: "too long" })).toBe(false);
  expect(await read()).toEqual({ text: "too long" });
  const [longer, long] = [{ text: "x".repeat(9_000) }, { text: "x".repeat(2_000) }];
  expect(await write({ text: "x".repeat(10_000) }, longer, long, { text: "too long" })).toBe(false);
  expect(await read()).toEqual(long);
  expect(await write({ text: "short" }, { text: "too long" })).toBe(true);
  expect(await read()).toEqual({ text: "short" });
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
