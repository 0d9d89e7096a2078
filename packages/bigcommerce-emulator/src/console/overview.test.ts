import { expect, test } from "vitest";
import { mintPrivateToken, mintToken, postGraphql, revokeToken } from "../../test/emulator-calls.js";
import { emulatorForEachTest } from "../../test/running-emulator.js";

const emulator = emulatorForEachTest({ shopUrl: "http://localhost:3000/" });

const overview = async () => (await fetch(`${emulator.url}/__emulator/overview`)).json();

test("a new emulator has nothing to show but its store", async () => {
  const none = { total: 0, items: [] };
  expect(await overview()).toMatchObject({
    store: { storeHash: "emulator", channels: [1, 2], shopUrl: "http://localhost:3000/" },
    offsetSeconds: 0,
    faults: none,
    tokens: none,
    carts: none,
    mails: none,
  });
});

test("tokens are listed by age with their uses, without the token", async () => {
  const first = await mintToken(emulator);
  emulator.clock.set({ offsetSeconds: 60 });
  await mintPrivateToken(emulator);
  for (let call = 0; call < 3; call += 1) await postGraphql(emulator, { token: first });
  await revokeToken(emulator, first);
  const { tokens } = await overview();
  expect(tokens).toMatchObject({
    total: 2,
    items: [
      { kind: "private", uses: 0, isRevoked: false },
      { kind: "impersonation", uses: 3, isRevoked: true, hash: expect.stringMatching(/^[0-9a-f]{6}$/) },
    ],
  });
  expect(JSON.stringify(tokens)).not.toContain(first.slice(0, 20));
});

test("a cart is listed with its customer, lines and the total at the customer's prices", async () => {
  const token = await mintToken(emulator);
  const query =
    "mutation { cart { createCart(input: { lineItems: [{ productEntityId: 105, quantity: 2 }] }) { cart { entityId } } } }";
  await postGraphql(emulator, { token, query });
  await postGraphql(emulator, { token, query, headers: { "x-bc-customer-id": "1042" } });
  expect((await overview()).carts).toMatchObject({
    total: 2,
    items: [
      { customer: { id: 1042, email: "wholesale@example.com" }, lines: 1, items: 2 },
      { customer: null, lines: 1, items: 2, total: expect.stringMatching(/^\$\d+\.\d\d$/) },
    ],
  });
});

test("faults are listed with how often they are left, and the clock with its offset", async () => {
  emulator.faults.add([
    { on: "graphql", times: null, delayMs: 2_000 },
    { on: "mint", times: 2, drop: true },
  ]);
  emulator.clock.set({ offsetSeconds: 86_400 });
  expect(await overview()).toMatchObject({
    offsetSeconds: 86_400,
    faults: {
      items: [
        { text: "GraphQL: 2000 ms late", left: null },
        { text: "Create a token: connection dropped before handling", left: 2 },
      ],
    },
  });
});

test("no list is longer than 50, and each says how long the whole is", async () => {
  emulator.faults.add(Array.from({ length: 70 }, () => ({ on: "mint" as const, status: 500 })));
  const { faults } = await overview();
  expect([faults.total, faults.items.length]).toEqual([70, 50]);
});
