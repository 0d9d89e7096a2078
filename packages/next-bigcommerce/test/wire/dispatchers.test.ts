import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ClientProcess, type DispatcherChoice, optionsFor, undicis } from "./client-process.ts";
import { ConnectProxy } from "./connect-proxy.ts";
import { Upstream } from "./upstream.ts";

let upstream: Upstream;
let proxy: ConnectProxy;
beforeAll(async () => {
  upstream = await Upstream.start();
  proxy = await ConnectProxy.start();
});
afterAll(async () => {
  await proxy.stop();
  await upstream.stop();
});

describe.each(undicis)("setGlobalDispatcher of %s", (undici) => {
  let client: ClientProcess;
  beforeAll(async () => {
    client = await ClientProcess.start();
  });
  afterAll(() => client.stop());

  /** What `fetch` and the package do with this dispatcher; none if this Node cannot load it. */
  async function withDispatcher(
    choice: Pick<DispatcherChoice, "kind" | "origin" | "proxy">,
    kind: "query" | "mutation" = "query",
  ) {
    if (!(await client.setDispatcher({ undici, ...choice }))) return undefined;
    const path = choice.kind === "failingMock" ? "/stores/abc123" : "/graphql";
    const fetched = await client.fetch(`${upstream.url}${path}`);
    const job = { how: "together", kind, options: optionsFor(upstream.url), ids: ["asked"] } as const;
    const [queried] = await client.run(job);
    const arrived = upstream.received.splice(0).map((request) => proxy.hasPassed(request));
    return { fetched, queried, arrived };
  }

  it("with a MockAgent is followed as `fetch` follows it", async ({ skip }) => {
    const seen = await withDispatcher({ kind: "mock", origin: upstream.url });
    if (seen === undefined) return skip("this Node cannot load it");
    const isFetchMocked = seen.fetched.answer?.includes("mocked") === true;
    expect(seen.queried).toMatchObject({ answer: isFetchMocked ? "mocked" : "asked" });
    followed.push(isFetchMocked);
  });

  it("with a MockAgent that fails at a mutation: its error is what is told, and it is asked once", async ({
    skip,
  }) => {
    const choice = { kind: "failingMock", origin: upstream.url } as const;
    const seen = await withDispatcher(choice, "mutation");
    if (seen === undefined) return skip("this Node cannot load it");
    if (seen.arrived.length > 0) return skip("`fetch` of this Node does not follow it");
    expect(seen.queried).toMatchObject({
      code: "upstream_unavailable",
      message: expect.stringContaining("failed: ENETUNREACH"),
    });
  });

  it("with a ProxyAgent is followed as `fetch` follows it", async ({ skip }) => {
    const seen = await withDispatcher({ kind: "proxy", proxy: proxy.url });
    if (seen === undefined) return skip("this Node cannot load it");
    expect(seen.queried).toMatchObject({ answer: "asked" });
    const [isFetchProxied, ...areProxied] = seen.arrived;
    expect(areProxied.length).toBeGreaterThan(0);
    expect(areProxied.filter((isProxied) => isProxied !== isFetchProxied)).toEqual([]);
    followed.push(isFetchProxied === true);
  });
});

const followed: boolean[] = [];
it("one of them at least is followed on every Node", () => {
  expect(followed).toContain(true);
});
