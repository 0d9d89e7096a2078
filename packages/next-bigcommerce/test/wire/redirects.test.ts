import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ClientProcess, type Job, optionsFor, undicis } from "./client-process.ts";
import { tally } from "./mutations.ts";
import { Upstream } from "./upstream.ts";

const statuses = [301, 302, 303, 307, 308];
let elsewhere: Upstream;
let tokens: Upstream;
let unavailable: Upstream;
let redirecting: Upstream[];
beforeAll(async () => {
  elsewhere = await Upstream.start();
  tokens = await Upstream.start();
  unavailable = await Upstream.start({ respond: (response) => response.writeHead(503).end("{}") });
  const location = `${elsewhere.url}/graphql`;
  redirecting = await Promise.all(
    statuses.map((status) =>
      Upstream.start({ respond: (response) => response.writeHead(status, { location }).end() }),
    ),
  );
});
afterAll(async () => {
  await Promise.all([elsewhere, tokens, unavailable, ...redirecting].map((upstream) => upstream.stop()));
});

const jobs = (): Job[] =>
  redirecting.flatMap(({ url }) => [
    { how: "together", kind: "query", options: optionsFor(tokens.url, url), ids: ["a query"] },
    { how: "together", kind: "mutation", options: optionsFor(tokens.url, url), ids: ["a mutation"] },
    { how: "together", kind: "query", options: optionsFor(url, tokens.url), ids: ["a token"] },
  ]);

describe.each(undicis)("with interceptors of %s", (undici) => {
  let client: ClientProcess;
  beforeAll(async () => {
    client = await ClientProcess.start();
  });
  afterAll(() => client.stop());

  it.each([
    ["usual ones", "interceptors"],
    ["ones that insist", "insistent"],
  ] as const)("no redirect is followed by %s", async (_, kind) => {
    if (!(await client.setDispatcher({ undici, kind }))) return;
    const outcomes = await client.run(...jobs());
    expect(tally(outcomes)).toEqual({ upstream_malformed: outcomes.length });
    // The response names the host; an interceptor that is about to follow keeps it to itself.
    const named = [new URL(elsewhere.url).host, "an interceptor"];
    const says = (message = "") => named.some((name) => message.includes(name));
    expect(outcomes.filter(({ message }) => !says(message))).toEqual([]);
    expect(elsewhere.received.splice(0).map(({ id }) => id)).toEqual([]);
  });

  it("a mutation that got a 503 is sent once", async () => {
    if (!(await client.setDispatcher({ undici, kind: "interceptors" }))) return;
    unavailable.received.length = 0;
    const options = optionsFor(tokens.url, unavailable.url);
    const [outcome] = await client.run({ how: "together", kind: "mutation", options, ids: ["a mutation"] });
    expect(outcome).toMatchObject({ code: "upstream_unavailable" });
    expect(unavailable.received).toHaveLength(1);
  });
});
