import type { Benchmark } from "../benchmark.ts";
import { findMachineNode } from "../machine-node.ts";
import { graphqlRequest } from "./graphql-request.ts";

/** undici 8 does not run on Node 20. */
const candidates = graphqlRequest.candidates.filter((candidate) => candidate !== "bare undici.request");

export const benchmark: Benchmark = {
  ...graphqlRequest,
  title: "The same on the machine's own Node",
  candidates,
  rounds: 3,
  node: findMachineNode,
};
