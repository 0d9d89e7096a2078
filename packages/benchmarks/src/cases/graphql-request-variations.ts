import type { Benchmark } from "../benchmark.ts";
import { createClientOf } from "../candidates/graphql-clients.ts";
import { createOrdersDocument } from "../candidates/orders-document.ts";
import { inRequest } from "../candidates/request-scope.ts";
import { measureRequests } from "../measuring/measure-requests.ts";
import { startUpstream } from "../upstream/start-upstream.ts";

interface Variation {
  readonly documentBytes?: number;
  /** After the address of the upstream. */
  readonly path?: string;
  readonly atOnce?: number;
}

const variations: Readonly<Record<string, Variation>> = {
  "document of 0.5 kB": { documentBytes: 500 },
  "document of 8 kB": { documentBytes: 8_000 },
  "answer in gzip": { path: "/coding/gzip" },
  "answer in brotli": { path: "/coding/br" },
  "one at a time": { atOnce: 1 },
};
const baseline = "raw fetch";
const clients = [baseline, "bare undici.request", "next-bigcommerce customer"];

export const benchmark: Benchmark = {
  title: "The same with one thing changed",
  candidates: Object.keys(variations).flatMap((variation) =>
    clients.map((client) => `${client}, ${variation}`),
  ),
  rounds: 3,
  baseline: (candidate) => `${baseline}, ${candidate.split(", ")[1]}`,
  setUp: startUpstream,
  async measure(candidate) {
    const [client = "", variation = ""] = candidate.split(", ");
    const { documentBytes = 2_000, path = "", atOnce = 64 } = variations[variation] ?? {};
    process.env.UPSTREAM_URL += path;
    const run = await createClientOf(client, createOrdersDocument(documentBytes));
    return measureRequests(inRequest(run), 6_000, atOnce);
  },
};
