import { createEmulator } from "bigcommerce-emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CustomerFacts, readFacts } from "./facts.js";
import { accessToken, type Shop, serviceSecret, startShop, tokenKind, tokenPath } from "./shop.js";
import { type CustomerName, type Shopper, signIn, visit } from "./shopper.js";
import { testHeader } from "./watch-requests.js";

let shop: Shop;
let facts: Record<CustomerName, CustomerFacts>;

/** The processes start cold for each test: no token is cached, and the emulator has counted nothing. */
async function open(env: NodeJS.ProcessEnv = {}): Promise<void> {
  shop = await startShop(env);
  facts = await readFacts(shop.emulator);
}
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

const tokenRequests = async () =>
  (await shop.emulator.requests()).filter(({ path }) => path.includes(tokenPath));

function expectOrders(html: string, { orderIds }: CustomerFacts): void {
  expect(orderIds.length).toBeGreaterThan(0);
  for (const id of orderIds) expect(html).toContain(`/account/orders/${id}"`);
}

/** Sessions outlive the process, so that a shop can be opened cold with shoppers who are signed in. */
async function openColdWith(...names: CustomerName[]): Promise<Shopper[]> {
  await open();
  const shoppers: Shopper[] = [];
  for (const name of names) shoppers.push(await signIn(shop, name));
  await shop.restart();
  return shoppers.map(({ cookie }) => visit(shop, cookie));
}

/**
 * How often a mint may have been tried by now: at least half a second passes after the first failure, and twice as long
 * after each further one. So a slow machine, on which more time passes, is allowed more, and a storm never is.
 */
const triesSince = (startedAtMs: number) => 1 + Math.floor(Math.log2((Date.now() - startedAtMs) / 500 + 1));

/** A try that did not reach BigCommerce, or got 5xx, is made twice. */
const requestsOfATry = 2;

/** Many shoppers at once, then one after the other: each of them fails with this code. */
async function expectFailures(shopper: Shopper | undefined, code: string): Promise<void> {
  const pages = await Promise.all(Array.from({ length: 60 }, () => shopper?.read("/account/orders")));
  for (let page = 0; page < 10; page += 1) pages.push(await shopper?.read("/account/orders"));
  for (const page of pages) expect(page).toContain(`bigcommerce:${code}:`);
}

/** The token route, and what needs a token from it, exist with impersonation tokens only. */
const withTokenRoute = tokenKind === "impersonation";

describe("from cold", () => {
  it("300 concurrent requests over pages and the token route mint one token, and each holds its customer's data", async () => {
    const [wholesale, retail] = await openColdWith("wholesale", "retail");
    if (wholesale === undefined || retail === undefined) throw new Error("two shoppers are signed in");
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
    expect(await shop.minted()).toBe(1);
  });

  it.each([
    ["503", "upstream_unavailable", { status: 503 }],
    ["429", "rate_limited", { status: 429 }],
    ["a broken connection", "upstream_unavailable", { drop: true }],
  ])(
    "a mint endpoint that answers %s: %s for all who wait, and no storm of attempts",
    async (_name, code, fault) => {
      const [retail] = await openColdWith("retail");
      await shop.emulator.faults.add([{ on: "mint", times: null, ...fault }]);
      const before = (await tokenRequests()).length;
      const startedAtMs = Date.now();
      await expectFailures(retail, code);
      const asked = (await tokenRequests()).length - before;
      expect(asked).toBeLessThanOrEqual(requestsOfATry * triesSince(startedAtMs));
      expect(await shop.minted()).toBe(0);
    },
  );

  it("every minted token rejected: one clear error, and no more mints than the back-off allows", async () => {
    const [retail] = await openColdWith("retail");
    const body = JSON.stringify({ errors: [{ message: "Unknown JWT token" }] });
    await shop.emulator.faults.add([{ on: "graphql", times: null, status: 401, body }]);
    const startedAtMs = Date.now();
    await expectFailures(retail, "token_rejected");
    // The first rejection may be a revocation: its token is replaced at once.
    const replaced = 1;
    expect(await shop.minted()).toBeLessThanOrEqual(replaced + triesSince(startedAtMs));
  });
});

describe("while a token is cached", () => {
  let retail: Shopper;
  beforeEach(async () => {
    await open();
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

  it.each([
    ["503", { status: 503 }],
    ["429", { status: 429 }],
    ["a broken connection", { drop: true }],
  ])("minting answers %s when a refresh is due: no page fails", async (_name, fault) => {
    await shop.emulator.faults.add([{ on: "mint", times: null, ...fault }]);
    await shop.emulator.clock.set({ offsetSeconds: 3300 });
    const before = (await tokenRequests()).length;
    const startedAtMs = Date.now();
    for (let round = 0; round < 5; round += 1) {
      const pages = await Promise.all(Array.from({ length: 10 }, () => retail.read("/account/orders")));
      for (const page of pages) expectOrders(page, facts.retail);
    }
    const attempts = (await tokenRequests()).length - before;
    expect(attempts).toBeGreaterThanOrEqual(1);
    expect(attempts).toBeLessThanOrEqual(requestsOfATry * triesSince(startedAtMs));
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
  await open();
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
