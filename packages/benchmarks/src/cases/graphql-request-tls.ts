import type { Benchmark } from "../benchmark.ts";
import { startTlsUpstream } from "../upstream/start-upstream.ts";
import { graphqlRequest } from "./graphql-request.ts";

export const benchmark: Benchmark = {
  ...graphqlRequest,
  title: "The same over TLS",
  candidates: ["raw fetch", "bare node:http", "bare undici.request", "next-bigcommerce customer"],
  rounds: 3,
  setUp: startTlsUpstream,
};
