import type { Benchmark } from "../benchmark.ts";
import { createClientOf } from "../candidates/graphql-clients.ts";
import { createOrdersDocument } from "../candidates/orders-document.ts";
import { inRequest } from "../candidates/request-scope.ts";
import { measureRequests } from "../measuring/measure-requests.ts";
import { startUpstream } from "../upstream/start-upstream.ts";

const clients = ["raw fetch", "next-bigcommerce customer"];
const kilobytes = [1, 10, 100, 1_000, 5_000];

export const benchmark: Benchmark = {
  title: "How a request grows with its response, one at a time",
  candidates: kilobytes.flatMap((size) => clients.map((client) => `${client}, ${size} kB`)),
  rounds: 3,
  setUp: startUpstream,
  async measure(candidate) {
    const [client = "", size = ""] = candidate.split(", ");
    const bytes = Number.parseInt(size, 10) * 1000;
    process.env.UPSTREAM_URL += `/bytes/${bytes}`;
    const total = Math.max(40, Math.min(2_000, Math.round(40_000_000 / bytes)));
    const run = await createClientOf(client, createOrdersDocument(500));
    return measureRequests(inRequest(run), total, 1);
  },
};
