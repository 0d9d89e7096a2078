import type { Benchmark } from "../benchmark.ts";
import { startTlsUpstream } from "../upstream/start-upstream.ts";
import { graphqlRequest } from "./graphql-request.ts";

export const benchmark: Benchmark = {
  ...graphqlRequest,
  title: "The same over TLS",
  rounds: 3,
  setUp: startTlsUpstream,
};
