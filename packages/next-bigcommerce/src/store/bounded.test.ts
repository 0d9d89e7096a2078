import { once } from "node:events";
import { createServer } from "node:http";
import { expect, it } from "vitest";
import type { BigCommerceEvent } from "../telemetry/events.js";
import { systemClock } from "../time/clock.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { BoundedTokenStore } from "./bounded.js";
import { createMemoryTokenStore } from "./memory-token-store.fixture.js";

const pauseMs = 1_000;

function createStore(clock: FakeClock) {
  const events: BigCommerceEvent[] = [];
  const memory = createMemoryTokenStore(clock);
  const bounded = new BoundedTokenStore(memory, clock, (event) => events.push(event));
  return { memory, bounded, types: () => events.map(({ type }) => type) };
}

const refuse = () => Promise.reject(new Error("refused"));

it("a response that arrived while the event loop was busy counts", async () => {
  const server = createServer((_request, response) => {
    // The bytes leave at once; the process then renders a page for longer than the store is given.
    response.end("value");
    if (isBusy) keepBusy(2200);
  });
  let isBusy = false;
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const get = async () => (await fetch(url)).text();
  await get();
  isBusy = true;
  const events: BigCommerceEvent[] = [];
  const store = { get, set: async () => {}, delete: async () => {} };
  const bounded = new BoundedTokenStore(store, systemClock, (event) => events.push(event));
  expect(await bounded.get("key").inTime).toEqual({ value: "value" });
  expect(events).toEqual([]);
  server.close();
});

function keepBusy(forMs: number): void {
  const untilMs = performance.now() + forMs;
  while (performance.now() < untilMs);
}

it("a clock that is set back does not keep a store paused", async () => {
  const clock = createFakeClock();
  const { memory, bounded, types } = createStore(clock);
  memory.before = refuse;
  await bounded.get("key").inTime;
  expect(bounded.isUp()).toBe(false);
  await clock.set(-3_600_000);
  expect(bounded.isUp()).toBe(true);
  memory.before = async () => {};
  await bounded.get("key").inTime;
  expect(types()).toEqual(["token_store_unavailable", "token_store_recovered"]);
});

it("a call that succeeds after another one failed ends the pause and reports the recovery", async () => {
  const clock = createFakeClock();
  const { memory, bounded, types } = createStore(clock);
  let succeed = () => {};
  memory.before = () => new Promise((resolve) => (succeed = resolve));
  const late = bounded.get("key").inTime;
  memory.before = refuse;
  await bounded.get("key").inTime;
  expect(bounded.isUp()).toBe(false);
  succeed();
  await late;
  expect(bounded.isUp()).toBe(true);
  expect(types()).toEqual(["token_store_unavailable", "token_store_recovered"]);
});

it("a paused store is asked again when the pause is over, and not before", async () => {
  const clock = createFakeClock();
  const { memory, bounded } = createStore(clock);
  let calls = 0;
  memory.before = () => {
    calls += 1;
    return refuse();
  };
  await bounded.get("key").inTime;
  await clock.pass(pauseMs - 1);
  await bounded.get("key").inTime;
  expect(calls).toBe(1);
  await clock.pass(1);
  await bounded.get("key").inTime;
  expect(calls).toBe(2);
});

it("the pause grows with each failure in a row up to 5 s, and failures at once are one", async () => {
  const clock = createFakeClock();
  const events: BigCommerceEvent[] = [];
  const memory = createMemoryTokenStore(clock);
  memory.before = refuse;
  const bounded = new BoundedTokenStore(memory, clock, (event) => events.push(event));
  const pauses: number[] = [];
  for (let failure = 0; failure < 5; failure += 1) {
    await Promise.all([bounded.get("key").inTime, bounded.get("key").inTime]);
    const last = events.at(-1);
    const inRow = last?.type === "token_store_unavailable" ? last.pauseMs : 0;
    pauses.push(inRow);
    await clock.pass(inRow);
  }
  expect(pauses).toEqual([1000, 2000, 4000, 5000, 5000]);
});

it("a call without an answer after 2 s counts as failed, until its answer comes", async () => {
  const clock = createFakeClock();
  const { memory, bounded, types } = createStore(clock);
  memory.entries.set("key", { value: "value", untilMs: Number.POSITIVE_INFINITY });
  memory.before = () => clock.sleep(2500);
  const { inTime, eventual } = bounded.get("key");
  await clock.pass(2000);
  expect(await inTime).toBeUndefined();
  expect(bounded.isUp()).toBe(false);
  await clock.pass(500);
  expect(await eventual).toEqual({ value: "value" });
  expect(bounded.isUp()).toBe(true);
  expect(types()).toEqual(["token_store_unavailable", "token_store_recovered"]);
});
