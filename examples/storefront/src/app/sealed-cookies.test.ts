import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { createSealedCookie, sealedCookies } from "@/session/sealed-cookie";
import { browserCookies } from "@/testing/next-request";

const src = fileURLToPath(new URL("..", import.meta.url));
/** Whoever makes a sealed cookie, or a cookie that is made of one. */
const makers = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
  .filter((path) => /create(SealedCookie|KnownDevice)\(/.test(readFileSync(join(src, path), "utf8")));

beforeAll(async () => {
  for (const path of makers) await import(join(src, path));
});
beforeEach(() => {
  browserCookies.clear();
  // One secret for all: what keeps the cookies apart is their keys.
  for (const name of ["SESSION_SECRET", "STAFF_SESSION_SECRET"])
    vi.stubEnv(name, "one secret for everything, of more than thirty-two characters");
});
afterEach(() => vi.unstubAllEnvs());

/** A cookie as the shop makes it, which takes any content: only the key can refuse. */
function withAnyContent(name: string) {
  const known = sealedCookies.get(name);
  if (known === undefined) throw new Error(`The shop has no sealed cookie ${name}.`);
  return createSealedCookie({ ...known, name, schema: z.unknown(), lifetimeSeconds: 60 });
}

test("the shop has these sealed cookies, and each opens in no other's place", async () => {
  const names = [...sealedCookies.keys()].sort();
  expect(names).toEqual([
    "kept_account",
    "kept_entry",
    "kept_page",
    "kept_registration",
    "kept_reset",
    "kept_reset_request",
    "login_email",
    "shop_cart",
    "shop_checkout",
    "shop_checkout_since",
    "shop_device",
    "shop_session",
    "staff_device",
    "staff_seen",
    "staff_session",
  ]);
  for (const sealed of names) {
    await withAnyContent(sealed).write({ content: sealed });
    const value = browserCookies.get(sealed)?.value ?? "";
    for (const opened of names) {
      browserCookies.clear();
      browserCookies.set(opened, value);
      expect(await withAnyContent(opened).read()).toEqual(opened === sealed ? { content: sealed } : null);
    }
  }
});
