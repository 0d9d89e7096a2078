import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Shop, startShop } from "./shop.js";
import { visit } from "./shopper.js";

const ownSecrets = {
  SESSION_SECRET: "a session secret of this test, long enough",
  TRUSTED_PROXY_HOPS: "0",
  DEMO: "",
};
const post = (shop: Shop, path: string, fields: Record<string, string> = {}) =>
  fetch(shop.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop.url, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams(fields),
  });

describe("started without DEMO", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop(ownSecrets);
  });
  afterAll(() => shop?.stop());

  it.each(["/staff", "/staff?customer=1042", "/dev", "/dev/token"])(
    "%s is 404, as a page and as a payload",
    async (path) => {
      for (const headers of [{}, { RSC: "1" }]) {
        const response = await fetch(shop.url + path, { headers });
        expect(response.status).toBe(404);
        expect(await response.text()).not.toMatch(/Staff desk|Token inspector/);
      }
    },
  );

  it.each(["sign-in", "sign-out", "find", "enter", "leave", "mode"])(
    "the form of /staff/%s goes nowhere",
    async (door) => {
      const response = await post(shop, `/staff/${door}`, {
        email: "staff@example.com",
        password: "emulator-staff",
      });
      expect([response.status, response.headers.getSetCookie()]).toEqual([404, []]);
    },
  );

  it("the inspector's form goes nowhere, and no token is minted or revoked", async () => {
    const before = await shop.minted();
    for (const what of ["use", "revoke"])
      expect((await post(shop, "/dev/token/try", { what })).status).toBe(404);
    const { revocations } = await shop.emulator.stats();
    expect([await shop.minted(), revocations]).toEqual([before, 0]);
  });

  it("the sign-in page names no customer of the demo", async () => {
    const page = await visit(shop).read("/login");
    expect(page).toContain("Password");
    expect(page).not.toMatch(/@example\.com|This is a demo/);
  });

  it("the demo's service secret opens nothing", async () => {
    const headers = { authorization: "Bearer demo-service-secret" };
    const response = await fetch(`${shop.url}/api/impersonation-token`, { headers });
    expect(response.ok).toBe(false);
    expect(await response.text()).not.toContain("eyJ");
  });
});

it.each([
  [
    "TRUSTED_PROXY_HOPS",
    { ...ownSecrets, TRUSTED_PROXY_HOPS: "" },
    /TRUSTED_PROXY_HOPS is not set.*0 if visitors/,
  ],
  ["SESSION_SECRET", { ...ownSecrets, SESSION_SECRET: "" }, /SESSION_SECRET is not set.*openssl rand/],
])(
  "without DEMO and without %s the shop does not start, and says what to set",
  async (_name, env, message) => {
    await expect(startShop(env)).rejects.toThrow(message);
  },
);
