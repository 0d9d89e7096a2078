import { afterEach, expect, it } from "vitest";
import { readFacts } from "./facts.js";
import { type Shop, startShop } from "./shop.js";
import { signIn, visit } from "./shopper.js";
import {
  countTokenRequests,
  expectFailures,
  expectOrders,
  openColdShop,
  requestsOfATry,
  triesSince,
} from "./token-life.js";

let shop: Shop;
afterEach(() => shop.stop());

it.each([
  ["503", "upstream_unavailable", { status: 503 }],
  ["429", "rate_limited", { status: 429 }],
  ["a broken connection", "upstream_unavailable", { drop: true }],
])(
  "a mint endpoint that answers %s to a shop without a token: %s for all who wait, and no storm of attempts",
  async (_name, code, fault) => {
    const cold = await openColdShop();
    shop = cold.shop;
    await shop.emulator.faults.add([{ on: "mint", times: null, ...fault }]);
    const [before, minted] = [await countTokenRequests(shop), await shop.minted()];
    const startedAtMs = Date.now();
    await expectFailures(cold.shoppers.retail, code);
    const asked = (await countTokenRequests(shop)) - before;
    expect(asked).toBeLessThanOrEqual(requestsOfATry * triesSince(startedAtMs));
    expect(await shop.minted()).toBe(minted);
  },
);

it("a mint endpoint that is down as the shop starts: the shop starts, its log says why, and pages work once it is back", async () => {
  shop = await startShop();
  const facts = await readFacts(shop.emulator);
  const { cookie } = await signIn(shop, "retail");
  await shop.emulator.faults.add([{ on: "mint", times: null, status: 503 }]);
  await shop.restart();
  expect(shop.log()).toContain("warmUp() failed");
  const read = () => visit(shop, cookie).read("/account/orders");
  expect(await read()).toContain("bigcommerce:upstream_unavailable:");
  await shop.emulator.faults.clear();
  const [orderId] = facts.retail.orderIds;
  await expect.poll(read, { timeout: 30_000 }).toContain(`/account/orders/${orderId}"`);
  expect(await shop.minted()).toBe(1);
});

it.each([
  ["503", { status: 503 }],
  ["429", { status: 429 }],
  ["a broken connection", { drop: true }],
])("minting answers %s when a refresh is due: no page fails", async (_name, fault) => {
  shop = await startShop();
  const facts = await readFacts(shop.emulator);
  const retail = await signIn(shop, "retail");
  expectOrders(await retail.read("/account/orders"), facts.retail);
  await shop.emulator.faults.add([{ on: "mint", times: null, ...fault }]);
  await shop.emulator.clock.set({ offsetSeconds: 3300 });
  const before = await countTokenRequests(shop);
  const startedAtMs = Date.now();
  for (let round = 0; round < 5; round += 1) {
    const pages = await Promise.all(Array.from({ length: 10 }, () => retail.read("/account/orders")));
    for (const page of pages) expectOrders(page, facts.retail);
  }
  const attempts = (await countTokenRequests(shop)) - before;
  expect(attempts).toBeGreaterThanOrEqual(1);
  expect(attempts).toBeLessThanOrEqual(requestsOfATry * triesSince(startedAtMs));
});
