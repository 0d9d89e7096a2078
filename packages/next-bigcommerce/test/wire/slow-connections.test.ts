import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ClientProcess, idsOf, optionsFor, transports } from "./client-process.ts";
import { FaultProxy } from "./fault-proxy.ts";
import { FullServer } from "./full-server.ts";
import { nothingWrong, tally, wrongs } from "./mutations.ts";
import { type TrustedFile, trustedFile } from "./trusted-file.ts";
import { Upstream } from "./upstream.ts";

const timeoutMs = 400;
const isSome = (count: number) => count > 0;
let trusted: TrustedFile;
let upstream: Upstream;
let tokens: Upstream;
let client: ClientProcess;
beforeAll(async () => {
  trusted = await trustedFile();
  tokens = await Upstream.start();
  upstream = await Upstream.start({ certificate: await trusted.authority.issue() });
  client = await ClientProcess.start({ NODE_EXTRA_CA_CERTS: trusted.path });
});
afterAll(async () => {
  await client.stop();
  await upstream.stop();
  await tokens.stop();
  await trusted.remove();
});

// `fetch` looks at no clock.
it("over the dispatcher nor is one whose process was busy while its connection was made", async () => {
  const proxy = await FaultProxy.start(upstream, { handshakeMs: 900 });
  const options = { ...optionsFor(tokens.url, proxy.secureUrl), timeoutMs };
  const busy = { afterMs: 200, forMs: 1500 };
  const ids = idsOf("busy", 50);
  const outcomes = await client.run({ how: "together", kind: "mutation", ids, options, busy });
  expect(tally(outcomes)).toEqual({ timeout: 50 });
  await sleep(1200);
  expect(upstream.received.filter(({ id }) => id?.startsWith("busy"))).toEqual([]);
  await proxy.stop();
});

it("over the dispatcher a response that came while the process was frozen past its time is read", async () => {
  const slow = await Upstream.start({ answerAfterMs: 300 });
  const frozen = await ClientProcess.start();
  try {
    const options = { ...optionsFor(slow.url), timeoutMs: 1500 };
    const job = { how: "together", kind: "mutation", options } as const;
    // The connections and the token are there.
    await frozen.run({ ...job, ids: idsOf("before", 20) });
    const told = frozen.run({ ...job, ids: idsOf("frozen", 20) });
    await expect.poll(() => slow.received.filter(({ id }) => id?.startsWith("frozen")).length).toBe(20);
    frozen.freeze();
    await sleep(2000);
    frozen.thaw();
    expect(tally(await told)).toEqual({ answered: 20 });
  } finally {
    await frozen.stop();
    await slow.stop();
  }
});

describe.each(transports)(
  "over %s a mutation is never carried out after its caller was told `timeout`",
  (transport) => {
    const mutate = (storefrontUrl: string, name: string, count: number, options: object) => {
      const ids = idsOf(`${name} over ${transport}`, count);
      const job = { how: "together", kind: "mutation" } as const;
      return client.run({
        ...job,
        ids,
        options: { ...optionsFor(tokens.url, storefrontUrl), transport, ...options },
      });
    };

    it("though its TLS handshake took longer than its time", async () => {
      const proxy = await FaultProxy.start(upstream, { handshakeMs: 900 });
      const outcomes = await mutate(proxy.secureUrl, "slow handshake", 50, { timeoutMs });
      expect(tally(outcomes)).toEqual({ timeout: 50 });
      await sleep(1200);
      const { received } = upstream;
      expect(wrongs({ outcomes, received, wasSent: () => true })).toEqual(nothingWrong);
      // The connections that were made meanwhile are fit for use.
      const later = await mutate(proxy.secureUrl, "made handshake", 50, { timeoutMs: 30_000 });
      expect(tally(later)).toEqual({ answered: 50 });
      await proxy.stop();
    });

    it("though its connection was accepted later than its time", async () => {
      const server = await FullServer.start();
      try {
        const outcomes = await mutate(server.url, "slow connect", 10, { timeoutMs });
        expect(tally(outcomes)).toEqual({ timeout: 10 });
        expect(await server.letIn()).toEqual({ connections: expect.toSatisfy(isSome), requests: 0 });
      } finally {
        await server.stop();
      }
    });
  },
);
