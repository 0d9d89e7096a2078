import { expect, test } from "vitest";
import { mintToken, postGraphql, postToken } from "../test/emulator-calls.js";
import { emulatorForEachTest, startEmulator } from "../test/running-emulator.js";

const emulator = emulatorForEachTest();

test("a token minted over HTTP is accepted by GraphQL and counted", async () => {
  const token = await mintToken(emulator);
  const response = await postGraphql(emulator, { token, path: "/channels/1/graphql" });
  expect(await response.json()).toEqual({ data: { __typename: "Query" } });
  expect(emulator.stats()).toEqual({
    tokens: { impersonation: 1, private: 0, storefront: 0 },
    revocations: 0,
    graphql: 1,
    statuses: { "200": 2 },
  });
});

test("300 requests at once with one token all succeed and are all counted", async () => {
  const token = await mintToken(emulator);
  const responses = await Promise.all(Array.from({ length: 300 }, () => postGraphql(emulator, { token })));
  expect(responses.every(({ status }) => status === 200)).toBe(true);
  expect(emulator.stats()).toMatchObject({
    tokens: { impersonation: 1 },
    graphql: 300,
    statuses: { "200": 301 },
  });
});

test("two emulators share nothing", async () => {
  const other = await startEmulator();
  emulator.faults.add([{ on: "mint", times: null, status: 503 }]);
  emulator.clock.set({ offsetSeconds: 7200 });
  expect((await postToken(other)).status).toBe(200);
  expect((await postGraphql(other, { token: await mintToken(other) })).status).toBe(200);
  expect(emulator.stats().tokens.impersonation).toBe(0);
});

test("what stats and requests return is a copy", async () => {
  await mintToken(emulator);
  emulator.requests().pop();
  Object.assign(emulator.stats().tokens, { impersonation: 99 });
  expect(emulator.requests()).toHaveLength(1);
  expect(emulator.stats().tokens.impersonation).toBe(1);
});
