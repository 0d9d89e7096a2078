import { afterAll, beforeAll, expect, it } from "vitest";
import { ClientProcess, optionsFor } from "./client-process.ts";
import { ConnectProxy } from "./connect-proxy.ts";
import { type TrustedFile, trustedFile } from "./trusted-file.ts";
import { Upstream } from "./upstream.ts";

// Since Node 24; a Node that was not asked for by name is newer.
const knowsProxies = !/^2[0-3]\./.test(process.env.CLIENT_NODE ?? "");

let trusted: TrustedFile;
let proxy: ConnectProxy;
let secure: Upstream;
let plain: Upstream;
let client: ClientProcess;
beforeAll(async () => {
  trusted = await trustedFile();
  proxy = await ConnectProxy.start();
  plain = await Upstream.start();
  secure = await Upstream.start({ certificate: await trusted.authority.issue() });
  client = await ClientProcess.start({
    NODE_EXTRA_CA_CERTS: trusted.path,
    NODE_USE_ENV_PROXY: "1",
    HTTP_PROXY: proxy.url,
    HTTPS_PROXY: proxy.url,
    NO_PROXY: "",
    no_proxy: "",
  });
});
afterAll(async () => {
  await client.stop();
  await Promise.all([plain.stop(), secure.stop()]);
  await proxy.stop();
  await trusted.remove();
});

it.each([
  ["plain HTTP", () => plain],
  ["TLS", () => secure],
])("NODE_USE_ENV_PROXY holds for queries and tokens over %s as it does for `fetch`", async (_, of) => {
  const upstream = of();
  const fetched = await client.fetch(`${upstream.url}/graphql`);
  expect(fetched).toMatchObject({ answer: '{"data":{}}' });
  const job = { how: "together", kind: "query", options: optionsFor(upstream.url), ids: ["asked"] } as const;
  const [outcome] = await client.run(job);
  expect(outcome).toMatchObject({ answer: "asked" });
  const [ofFetch, ofToken, ofQuery] = upstream.received.map((request) => proxy.hasPassed(request));
  expect([ofToken, ofQuery]).toEqual([ofFetch, ofFetch]);
  if (knowsProxies) expect(ofFetch).toBe(true);
});
