import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import type { CheckResult } from "../report/finding.js";
import { prepareStore } from "./store.fixture.js";
import { createStoreCheck } from "./store-check.js";
import { accessToken, idsOf, nothingFound, serverBetween } from "./store-subject.fixture.js";

const store = prepareStore();

/** Arranges the store as its merchant would. */
async function manage(method: "POST" | "PUT", path: string, body: object): Promise<void> {
  const response = await fetch(`${store.emulator.url}/stores/emulator/v3/${path}`, {
    method,
    headers: { "x-auth-token": accessToken, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

const addChannel = (type: string) =>
  manage("POST", "channels", { name: `A ${type}`, type, platform: "custom" });
const run = (channelIds: string) => store.run({ BIGCOMMERCE_CHANNEL_ID: channelIds });
const told = ({ facts = [] }: CheckResult) =>
  facts.flatMap(({ id, text }) => (id === "channel" ? [text] : []));

/** Whatever a proxy or another server makes of the Management API's answers at a path. */
async function runChanged(path: RegExp, change: (body: string) => string): Promise<CheckResult> {
  const url = await serverBetween(store.emulator, {
    response: (body, passed) => (path.test(passed.path) ? change(body) : body),
  });
  return store.run({ BIGCOMMERCE_CHANNEL_ID: "2", BIGCOMMERCE_API_URL: url });
}

describe("what the store tells of its channels", () => {
  it("is measured: what each is, and where its site is", async () => {
    await manage("PUT", "channels/2", { name: "Outlet" });
    await manage("PUT", "channels/2/site", { url: "https://outlet.example/shop" });
    const result = await run("1,2");
    expect(idsOf(result)).toEqual(nothingFound);
    expect(told(result)).toEqual([
      `Channel 1 is "Kettle & Fern" (storefront, bigcommerce, active), and its site is ${store.emulator.url}.`,
      'Channel 2 is "Outlet" (storefront, next, active), and its site is https://outlet.example.',
    ]);
  });

  it("a channel that it has not explains why no token is made", async () => {
    const result = await run("1,98,99");
    expect(idsOf(result)).toEqual({ found: ["channel.missing"], notChecked: ["storefront"] });
    expect(result.findings[0]?.problem).toBe(
      "Channel 98 (so it is with channel 99): store emulator has no such channel (404).",
    );
    expect(told(result)).toHaveLength(1);
  });

  it.each(["deleted", "terminated"])("a channel that is %s", async (status) => {
    await manage("PUT", "channels/2", { status });
    const result = await run("1,2");
    expect(idsOf(result)).toEqual({ found: ["channel.missing"], notChecked: [] });
    expect(result.findings[0]?.problem).toBe(`Channel 2: it was deleted from store emulator (${status}).`);
  });

  it.each(["marketing", "marketplace", "pos"])("a channel of type %s, which needs no site", async (type) => {
    await addChannel(type);
    const result = await run("3");
    expect(idsOf(result)).toEqual({ found: ["channel.type"], notChecked: [] });
    expect(result.findings[0]?.problem).toBe(`Channel 3: it is of type ${type}, and not a storefront.`);
  });

  it.each(["prelaunch", "inactive", "archived", "disconnected"])("a channel that is %s", async (status) => {
    await manage("PUT", "channels/2", { status });
    const result = await run("1,2");
    expect(idsOf(result)).toEqual({ found: ["channel.status"], notChecked: [] });
    expect(result.findings[0]?.problem).toMatch(new RegExp(`^Channel 2: it is .*${status}`));
  });

  it.each(["seasonal", "constructor"])(
    "the status %s is not known, and none that is wrong",
    async (status) => {
      const change = (body: string) => body.replace('"status":"active"', `"status":"${status}"`);
      const result = await runChanged(/channels\/2$/, change);
      expect(idsOf(result)).toEqual(nothingFound);
      expect(told(result)[0]).toContain(status);
    },
  );

  it("a storefront without a site", async () => {
    await addChannel("storefront");
    const result = await run("2,3");
    expect(idsOf(result)).toEqual({ found: ["channel.site"], notChecked: [] });
    expect(result.findings[0]?.problem).toBe("Channel 3: it has no site.");
  });

  it("a channel that is inactive and has no site has two findings", async () => {
    await addChannel("storefront");
    await manage("PUT", "channels/3", { status: "inactive" });
    expect(idsOf(await run("3")).found).toEqual(["channel.status", "channel.site"]);
  });

  it("what the storefront says of a channel that is not launched is not said twice", async () => {
    await manage("PUT", "channels/2", { status: "prelaunch" });
    const url = await serverBetween(store.emulator, {
      response: (body) => body.replace("LAUNCHED", "PRE_LAUNCH"),
    });
    const environment = { BIGCOMMERCE_STOREFRONT_URL: `${url}/channels/{channelId}` };
    const result = await store.run(environment);
    expect(idsOf(result).found).toEqual(["channel.status", "storefront.status"]);
    expect(result.findings.map(({ problem }) => problem.slice(0, 10))).toEqual(["Channel 2:", "Channel 1:"]);
  });
});

describe("what the access token may not read is not checked, once for all channels", () => {
  const runWith = (token: string) => store.run({ BIGCOMMERCE_ACCESS_TOKEN: token });

  it("channels", async () => {
    const result = await runWith("impersonation-only-token");
    expect(idsOf(result)).toEqual({ found: [], notChecked: ["channel"] });
    expect(result.notChecked[0]?.reason).toBe("The access token may not read the store's channels (403).");
  });

  it("sites", async () => {
    const result = await runWith("channels-without-sites-token");
    expect(idsOf(result)).toEqual({ found: [], notChecked: ["channel.site"] });
    expect(told(result)).toEqual([
      'Channel 1 is "Kettle & Fern" (storefront, bigcommerce, active).',
      'Channel 2 is "Kettle & Fern 2" (storefront, next, active).',
    ]);
  });
});

describe("an answer that tells nothing is not checked", () => {
  type Answer = (response: ServerResponse, path: string) => unknown;

  /** A store whose channels are answered otherwise. */
  async function runAnswered(at: RegExp, answer: Answer, check = createStoreCheck()) {
    const url = await serverBetween(store.emulator, {
      instead: (path, response) => {
        if (!at.test(path)) return false;
        answer(response, path);
        return true;
      },
    });
    const result = await store.run({ BIGCOMMERCE_API_URL: url }, check);
    return { ...idsOf(result), reason: result.notChecked[0]?.reason };
  }
  const json = (status: number, body: unknown) => (response: ServerResponse) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const channels = { found: [], notChecked: ["channel"] };

  it.each<[string, Answer, string]>([
    ["a quota that is used up", json(429, { status: 429 }), "429"],
    ["an outage", json(503, {}), "503"],
    ["another access token's store", json(401, { status: 401 }), "401"],
    ["a proxy that lets only tokens through", (response) => response.writeHead(404).end("<html>"), "404"],
    ["a channel without a type", json(200, { data: { name: "Shop", status: "active" } }), "200"],
    ["a redirect", (response) => response.writeHead(302, { location: "/" }).end(), "upstream_malformed"],
    ["a connection that is closed", (response) => response.destroy(), "upstream_unavailable"],
  ])("%s", async (_what, answer, word) => {
    const { reason, ...ids } = await runAnswered(/v3\/channels/, answer);
    expect(ids).toEqual(channels);
    expect(reason).toBe(`The store's channels could not be read (${word}).`);
  });

  it("no answer, which holds nobody up", async () => {
    const { reason, ...ids } = await runAnswered(
      /v3\/channels/,
      () => {},
      createStoreCheck({ timeoutMs: 500 }),
    );
    expect([ids, reason]).toEqual([channels, "The store's channels could not be read (timeout)."]);
  });

  it("sites that are down", async () => {
    const { reason, ...ids } = await runAnswered(/\/site$/, json(500, {}));
    expect(ids).toEqual({ found: [], notChecked: ["channel.site"] });
    expect(reason).toBe("The store's channels' sites could not be read (500).");
  });
});

describe("what is shown of a channel", () => {
  const show = async (name: string, url = "https://shop.example") => {
    const change = (body: string) => {
      const { data } = JSON.parse(body);
      return JSON.stringify({ data: { ...data, name, url } });
    };
    return told(await runChanged(/v3\/channels/, change))[0];
  };

  it("is no secret, whatever a server sends back", async () => {
    expect(await show(`Shop ${accessToken}`, `https://shop.example/${accessToken}`)).toBe(
      'Channel 2 is "Shop [redacted]" (storefront, next, active), and its site is https://shop.example.',
    );
    expect(await show("Shop", `https://${accessToken}.example`)).toBe(
      'Channel 2 is "Shop" (storefront, next, active).',
    );
  });

  it.each(["javascript:alert(1)", "file:///shop", "data:text/plain,shop", "mailto:shop@example.com", "shop"])(
    "is no site at %s, which is no address of a website",
    async (url) => {
      expect(await show("Shop", url)).toBe('Channel 2 is "Shop" (storefront, next, active).');
    },
  );

  it("is one short line, and nothing that a terminal obeys", async () => {
    const shown = await show(`A\u001b[2J\u009b1m\u202eB\n${"long ".repeat(100)}`);
    expect(shown).toMatch(/^Channel 2 is "A \[2J 1m B long [long ]{1,45}" \(storefront/);
  });
});
