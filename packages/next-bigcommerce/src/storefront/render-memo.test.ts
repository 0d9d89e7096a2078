import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { toCustomerId } from "../customer/customer-id.js";
import { createEngine } from "../engine.js";
import { createTelemetry } from "../telemetry/events.js";
import { systemClock } from "../time/clock.js";
import { StorefrontClient } from "./client.js";

const WhoAmI = "query WhoAmI { customer { email } }";
const Login = `mutation Login($email: String!) {
  login(email: $email, password: "emulator") { customer { entityId } }
}`;
const emails = ["wholesale@example.com", "retail@example.com"];

let emulator: Emulator;
let ids: number[] = [];
beforeAll(async () => {
  emulator = await createEmulator();
  const { mutate } = createScope(new Map());
  const answers = await Promise.all(emails.map((email) => mutate(Login, { email })));
  ids = answers.map((answer) => Number(/"entityId":(\d+)/.exec(JSON.stringify(answer))?.[1]));
});
beforeEach(() => {
  emulator.reset();
  // The emulator forgot its tokens.
  resetProcessState();
});
afterAll(() => emulator.close());

/** The shopper's scope in a render that remembers in `memo`; `customerId` is who is signed in, if anybody is. */
function createScope(memo: Map<string, unknown>, customerId?: number) {
  const pass = async () => {};
  const credential = customerId === undefined ? undefined : toCustomerId(customerId, "test");
  const engine = createEngine(connectionTo(emulator), createTelemetry([]));
  return new StorefrontClient({
    withEngine: (work) => work(engine),
    clock: systemClock,
    enterRequest: pass,
    enterPublic: pass,
    readRenderMemo: () => memo,
    customer: { name: "resolveCustomerId", resolve: async () => credential },
    resolveChannelId: undefined,
    resolveClientIp: undefined,
    resolveImpersonation: undefined,
    guardImpersonation: () => Promise.reject(new Error("nobody impersonates here")),
  }).scope({ scope: "shopper" }, {});
}

test("one customer's equal queries in one render are one request", async () => {
  const { query } = createScope(new Map(), ids[0]);
  const answers = await Promise.all([query(WhoAmI), query(WhoAmI), query(WhoAmI)]);
  expect(answers).toEqual(Array(3).fill({ customer: { email: emails[0] } }));
  expect(emulator.stats().graphql).toBe(1);
});

test("two customers and a guest are kept apart in one memo, whatever else it remembers", async () => {
  const memo = new Map<string, unknown>();
  const answers = [];
  for (const id of [...ids, undefined]) {
    // Who is signed in is remembered for the render too; what is sent must not rest on that alone.
    memo.delete("customer");
    answers.push(await createScope(memo, id).query(WhoAmI));
  }
  expect(answers).toEqual([
    { customer: { email: emails[0] } },
    { customer: { email: emails[1] } },
    { customer: null },
  ]);
  expect(emulator.stats().graphql).toBe(3);
});

test("different queries in one render are apart, and no key of the memo holds their text", async () => {
  const memo = new Map<string, unknown>();
  const { query } = createScope(memo, ids[0]);
  const long = `query Long { customer { entityId } } # ${"a long document ".repeat(500)}`;
  expect(await Promise.all([query(WhoAmI), query(long)])).toEqual([
    { customer: { email: emails[0] } },
    { customer: { entityId: ids[0] } },
  ]);
  for (const key of memo.keys()) expect(key.length).toBeLessThan(100);
});

test("equal mutations in one render are each sent", async () => {
  const { mutate } = createScope(new Map(), ids[0]);
  await Promise.all([mutate(Login, { email: emails[0] }), mutate(Login, { email: emails[0] })]);
  expect(emulator.stats().graphql).toBe(2);
});
