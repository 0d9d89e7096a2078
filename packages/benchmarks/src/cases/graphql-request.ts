import type { Benchmark } from "../benchmark.ts";
import { clientNames, createClientOf } from "../candidates/graphql-clients.ts";
import { createOrdersDocument } from "../candidates/orders-document.ts";
import { inRequest } from "../candidates/request-scope.ts";
import { measureRequests } from "../measuring/measure-requests.ts";
import { startUpstream } from "../upstream/start-upstream.ts";

export const graphqlRequest: Benchmark = {
  title: "A GraphQL request within a request of Next: 64 at once, a document of 2 kB, an answer of 6 kB",
  candidates: clientNames,
  rounds: 5,
  baseline: () => "raw fetch",
  setUp: startUpstream,
  async measure(candidate) {
    const run = await createClientOf(candidate, createOrdersDocument(2_000));
    return measureRequests(inRequest(run), 8_000, 64);
  },
};

export { graphqlRequest as benchmark };
