import type { Benchmark } from "../benchmark.ts";
import { clientNames, createClientOf } from "../candidates/graphql-clients.ts";
import { measureRequests } from "../measuring/measure-requests.ts";
import { startUpstream } from "../upstream/start-upstream.ts";

export const graphqlRequest: Benchmark = {
  title: "A GraphQL request with a response of 4 kB",
  candidates: clientNames,
  rounds: 5,
  baseline: "raw fetch",
  setUp: startUpstream,
  async measure(candidate) {
    const run = await createClientOf(candidate);
    const alone = await measureRequests(run, 3_000, 1);
    return { ...alone, ...(await measureRequests(run, 12_000, 64)) };
  },
};

export { graphqlRequest as benchmark };
