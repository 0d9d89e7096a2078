import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ClientProcess, idsOf, optionsFor, transports } from "./client-process.ts";

const script = fileURLToPath(new URL("./surplus-upstream.mjs", import.meta.url));
/** Of each customer in turn, for each transport and each moment: 1,000 in all. */
const requests = 250;

let client: ClientProcess;
beforeAll(async () => {
  client = await ClientProcess.start();
});
afterAll(() => client.stop());

// Beyond these two moments no HTTP/1.1 client can tell: a surplus that arrives after the next request is its answer.
describe.each(["in the same packet", "while idle"])("a surplus response that comes %s", (surplus) => {
  it.each(transports)("over %s is nobody's answer, and its connection is closed", async (transport) => {
    const upstream = fork(script, { env: { ...process.env, SURPLUS: surplus } });
    try {
      const [port] = await once(upstream, "message");
      const url = `http://127.0.0.1:${port}`;
      const ids = idsOf(`${surplus}, ${transport}`, requests);
      const options = { ...optionsFor(url), transport };
      const job = { how: "inTurn", kind: "customer", options, ids, between: `${url}/written` } as const;
      const outcomes = await client.run(job);
      expect(outcomes.filter(({ id, answer }) => answer !== id)).toEqual([]);
      const counts = await (await fetch(`${url}/counts`)).json();
      expect(counts).toEqual({ data: { requestsAfterSurplus: 0, openAfterSurplus: 0 } });
    } finally {
      upstream.kill("SIGKILL");
    }
  });
});
