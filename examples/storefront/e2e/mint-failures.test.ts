import { afterEach, expect, it } from "vitest";
import { readFacts } from "./facts.js";
import { type Shop, startShop } from "./shop.js";
import { signIn } from "./shopper.js";
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
  "a mint endpoint that answers %s to a cold shop: %s for all who wait, and no storm of attempts",
  async (_name, code, fault) => {
    const cold = await openColdShop();
    shop = cold.shop;
    await shop.emulator.faults.add([{ on: "mint", times: null, ...fault }]);
    const before = await countTokenRequests(shop);
    const startedAtMs = Date.now();
    await expectFailures(cold.shoppers.retail, code);
    const asked = (await countTokenRequests(shop)) - before;
    expect(asked).toBeLessThanOrEqual(requestsOfATry * triesSince(startedAtMs));
    expect(await shop.minted()).toBe(0);
  },
);

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
