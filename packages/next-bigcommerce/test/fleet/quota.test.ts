import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterEach, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { connectionTo } from "../../src/connection.fixture.ts";
import { isBigCommerceError } from "../../src/errors.ts";
import { createTransport } from "../../src/http/transport.ts";
import { createTelemetry } from "../../src/telemetry/events.ts";
import { systemClock } from "../../src/time/clock.ts";
import { createDeadline } from "../../src/time/deadline.ts";
import { createTokenApi, toRequestBody } from "../../src/token/api.ts";
import { TokenCache } from "../../src/token/cache.ts";
import { openSlot } from "../../src/token/slot.ts";
import { createMintSource } from "../../src/token/source.ts";

let emulator: Emulator;
afterEach(() => emulator.close());

const instanceCount = 200;
const readsEach = 5;

/** What a cold process without a store has, each with a state of its own. */
function createInstance(name: string): TokenCache {
  const clock = systemClock;
  const config = readConfig(connectionTo(emulator), {});
  const send = createTransport({ clock });
  const api = createTokenApi({ config, send, onResponse: (response) => cache.observe(response) });
  const source = createMintSource((expiresAt, deadline) =>
    api.create(toRequestBody({ expiresAt, channels: [1] }), deadline),
  );
  const telemetry = createTelemetry([]);
  const slot = openSlot(`${emulator.url} ${name}`);
  const cache = new TokenCache({ slot, clock, telemetry, config, source, runInBackground: () => {} });
  return cache;
}

async function readAll(instances: readonly TokenCache[]) {
  const startedAt = performance.now();
  const reads = instances.flatMap((cache) =>
    Array.from({ length: readsEach }, () => cache.get(() => createDeadline(systemClock, 10_000))),
  );
  const results = await Promise.allSettled(reads);
  const errors = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  return { served: reads.length - errors.length, errors, tookMs: performance.now() - startedAt };
}

const attempts = () => Object.values(emulator.stats().statuses).reduce((sum, count) => sum + count, 0);

it("200 cold instances on a quota of 150 in 30 s: 150 are served, 50 hear at once how long to wait, none asks twice", async () => {
  emulator = await createEmulator();
  const instances = Array.from({ length: instanceCount }, (_, index) => createInstance(`30 s ${index}`));
  const first = await readAll(instances);
  expect(first.served).toBe(150 * readsEach);
  expect(first.errors.every((error) => isBigCommerceError(error) && error.code === "rate_limited")).toBe(
    true,
  );
  expect(attempts()).toBe(instanceCount);
  for (let round = 0; round < 10; round += 1) expect((await readAll(instances)).served).toBe(150 * readsEach);
  expect(attempts()).toBe(instanceCount);
  console.log(
    `30 s window: ${first.served} of 1,000 reads served in ${Math.round(first.tookMs)} ms, ${attempts()} requests`,
  );
}, 60_000);

it("200 cold instances where the window ends within the deadline: every read is served, with one more request each", async () => {
  emulator = await createEmulator({ restQuota: { requests: 150, windowMs: 4000 } });
  const instances = Array.from({ length: instanceCount }, (_, index) => createInstance(`4 s ${index}`));
  const { served, errors, tookMs } = await readAll(instances);
  expect(errors).toEqual([]);
  expect(served).toBe(instanceCount * readsEach);
  expect(attempts()).toBeLessThanOrEqual(instanceCount + 50);
  console.log(
    `4 s window: ${served} of 1,000 reads served in ${Math.round(tookMs)} ms, ${attempts()} requests`,
  );
}, 60_000);
