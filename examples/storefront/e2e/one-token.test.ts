import { createEmulator } from "bigcommerce-emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CustomerFacts, readFacts } from "./facts.js";
import { accessToken, type Shop, serviceSecret, startShop, tokenKind } from "./shop.js";
import { type CustomerName, type Shopper, signIn, visit } from "./shopper.js";
import { expectFailures, expectOrders, openColdShop, triesSince } from "./token-life.js";
import { testHeader } from "./watch-requests.js";

/** Each test has a shop of its own, whose process has just started. */
let shop: Shop;
let facts: Record<CustomerName, CustomerFacts>;
afterEach(() => shop.stop());

const readToken = () =>
  fetch(`${shop.url}/api/impersonation-token`, { headers: { authorization: `Bearer ${serviceSecret}` } });
async function cachedToken(): Promise<string> {
  const { data } = await (await readToken()).json();
  return data.token;
}

/** Revokes a token at BigCommerce, without a word to the shop. */
async function revoke(token: string): Promise<void> {
  const headers = {
    "x-auth-token": accessToken,
    "sf-api-token": token,
    accept: "application/json",
    [testHeader]: "1",
  };
  await fetch(`${shop.emulator.url}/stores/emulator/v3/storefront/api-token`, { method: "DELETE", headers });
}

/** The token route, and what needs a token from it, exist with impersonation tokens only. */
const withTokenRoute = tokenKind === "impersonation";

describe("without a token", () => {
  it("300 concurrent requests over pages and the token route mint one token, and each holds its customer's data", async () => {
    const cold = await openColdShop();
    ({ shop, facts } = cold);
    const { wholesale, retail } = cold.shoppers;
    const requests = Array.from({ length: 100 }, async (_, index) => {
      const [shopper, known] = index % 2 === 0 ? [wholesale, facts.wholesale] : [retail, facts.retail];
      const [orders, addresses, answer] = await Promise.all([
        shopper.read("/account/orders"),
        shopper.read("/account/addresses"),
        readToken(),
      ]);
      expectOrders(orders, known);
      for (const street of known.streets) expect(addresses).toContain(street);
      expect(answer.status).toBe(withTokenRoute ? 200 : 404);
      if (withTokenRoute) expect(await answer.text()).toMatch(/"token":"[\w-]+\.[\w-]+\.[\w-]+"/);
    });
    await Promise.all(requests);
    // The one that the shop started with, which is revoked, and one for all of these.
    expect(await shop.minted()).toBe(2);
  });

  it("every minted token rejected: one clear error, and no more mints than the back-off allows", async () => {
    const cold = await openColdShop();
    shop = cold.shop;
    const body = JSON.stringify({ errors: [{ message: "Unknown JWT token" }] });
    await shop.emulator.faults.add([{ on: "graphql", times: null, status: 401, body }]);
    const before = await shop.minted();
    const startedAtMs = Date.now();
    await expectFailures(cold.shoppers.retail, "token_rejected");
    // The first rejection may be a revocation: its token is replaced at once.
    const replaced = 1;
    expect((await shop.minted()) - before).toBeLessThanOrEqual(replaced + triesSince(startedAtMs));
  });
});

describe("while a token is cached", () => {
  let retail: Shopper;
  beforeEach(async () => {
    shop = await startShop();
    facts = await readFacts(shop.emulator);
    retail = await signIn(shop, "retail");
    expectOrders(await retail.read("/account/orders"), facts.retail);
    expect(await shop.minted()).toBe(1);
  });

  it("two hours later by BigCommerce's clock, the next page succeeds after exactly one more mint", async () => {
    await shop.emulator.clock.set({ offsetSeconds: 7200 });
    expectOrders(await retail.read("/account/orders"), facts.retail);
    expect(await shop.minted()).toBe(2);
    expectOrders(await retail.read("/account/orders"), facts.retail);
    expect(await shop.minted()).toBe(2);
  });

  it.runIf(withTokenRoute)(
    "revoked again and again, also after the clock jumped: each next page succeeds after exactly one more mint",
    async () => {
      await shop.emulator.clock.set({ offsetSeconds: 7200 });
      for (let mints = 2; mints <= 4; mints += 1) {
        expectOrders(await retail.read("/account/orders"), facts.retail);
        expect(await shop.minted()).toBe(mints);
        await revoke(await cachedToken());
      }
    },
  );

  it.runIf(withTokenRoute)(
    "revoked behind our back, the next page succeeds after exactly one more mint",
    async () => {
      await revoke(await cachedToken());
      const pages = await Promise.all(Array.from({ length: 20 }, () => retail.read("/account/orders")));
      for (const page of pages) expectOrders(page, facts.retail);
      expect(await shop.minted()).toBe(2);
    },
  );

  it("revoked while a request is on its way, the page succeeds after exactly one more mint", async () => {
    for (let mints = 2; mints <= 4; mints += 1) {
      await shop.emulator.faults.add([{ on: "graphql", times: 1, revokeToken: true }]);
      expectOrders(await retail.read("/account/orders"), facts.retail);
      expect(await shop.minted()).toBe(mints);
    }
  });

  it.runIf(withTokenRoute)("the token route revokes, and the next page has a new token", async () => {
    const headers = { authorization: `Bearer ${serviceSecret}`, "sf-api-token": await cachedToken() };
    const revoked = await fetch(`${shop.url}/api/impersonation-token`, { method: "DELETE", headers });
    expect(revoked.status).toBe(200);
    expectOrders(await retail.read("/account/orders"), facts.retail);
    expect(await shop.minted()).toBe(2);
  });
});

it("a storefront URL of another channel: no further mint, and an error that names both", async () => {
  const other = await createEmulator();
  shop = await startShop();
  const { cookie } = await signIn(shop, "retail");
  await shop.stop();
  shop = await startShop({
    BIGCOMMERCE_API_URL: other.url,
    BIGCOMMERCE_STOREFRONT_URL: `${other.url}/channels/2`,
  });
  const page = await visit(shop, cookie).read("/account/orders");
  expect(page).toContain("bigcommerce:channel_mismatch:");
  await visit(shop, cookie).read("/account/orders");
  expect((await other.stats()).tokens[tokenKind]).toBe(1);
  expect(shop.log()).toMatch(/channels\/2.*channel 1/s);
  await other.close();
});
