import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ClientProcess, idsOf, type Job, optionsFor, transports } from "./client-process.ts";
import { FaultProxy, type IdleFault } from "./fault-proxy.ts";
import { nothingWrong, tally, wrongs } from "./mutations.ts";
import { Upstream } from "./upstream.ts";

// `fetch` ends a connection that was idle for 4 s; a gateway may forget it right after.
const faults: readonly { readonly fault: IdleFault; readonly afterMs: number }[] = [
  { fault: "ended", afterMs: 1000 },
  { fault: "reset", afterMs: 1000 },
  { fault: "reset when used", afterMs: 4500 },
  { fault: "silent", afterMs: 4500 },
];
// Undici counts in ticks, which come late on a busy machine.
const quietMs = 8000;
/** Over each of the faulty proxies and each transport; 200 in all. */
const mutationsOfEach = 25;

let upstream: Upstream;
let proxies: FaultProxy[];
beforeAll(async () => {
  upstream = await Upstream.start({ answerAfterMs: 30 });
  proxies = await Promise.all(faults.map((idle) => FaultProxy.start(upstream, { idle })));
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.stop()));
  await upstream.stop();
});

const jobs = (kind: Job["kind"], spell: string): Job[] =>
  proxies.flatMap((proxy, index) =>
    transports.map((transport) => {
      const options = { ...optionsFor(upstream.url, proxy.url), transport };
      const name = `${kind} after ${spell}, ${faults[index]?.fault}, ${transport}`;
      return { how: "together", kind, options, ids: idsOf(name, mutationsOfEach) };
    }),
  );

// Undici 5, in Node 20.9, begins to count how long a connection is idle within a second.
async function freeze(client: ClientProcess): Promise<void> {
  await sleep(1500);
  client.freeze();
}

it.concurrent.each([
  ["a quiet spell", async () => {}],
  ["a freeze that mutations end", freeze],
] as const)("after %s no mutation is lost or sent twice", async (spell, begin) => {
  const client = await ClientProcess.start();
  try {
    await client.run(...jobs("query", spell));
    await begin(client);
    await sleep(quietMs);
    const told = client.run(...jobs("mutation", spell));
    client.thaw();
    const outcomes = await told;
    const wasSent = (id: string) => proxies.some((proxy) => proxy.hasSeen(id));
    expect(wrongs({ outcomes, received: upstream.received, wasSent })).toEqual(nothingWrong);
    // Nor one that was sent on a connection which it should have known to be dead.
    expect(tally(outcomes)).toEqual({ answered: 2 * faults.length * mutationsOfEach });
  } finally {
    await client.stop();
  }
});
