import { createEmulator } from "bigcommerce-emulator";
import { describe, expect, it } from "vitest";
import { listen, refusingUrl } from "../../../http/listen.fixture.js";
import { prepareStore } from "./store.fixture.js";
import { idsOf, instanceWith, nothingFound, serverBetween, subjectOf } from "./store-subject.fixture.js";

const store = prepareStore();
const originOf = (url: string) => url.replace(/\/graphql$/, "");

describe("what a channel's storefront tells", () => {
  const storefront = (BIGCOMMERCE_STOREFRONT_URL: string, BIGCOMMERCE_CHANNEL_ID = "2") => ({
    BIGCOMMERCE_STOREFRONT_URL,
    BIGCOMMERCE_CHANNEL_ID,
  });

  it("the URL of another channel, for which the token is not valid", async () => {
    expect(idsOf(await store.run(storefront(`${store.emulator.url}/channels/1`))).found).toEqual([
      "storefront.channel",
    ]);
  });

  it("the URL of another channel, for which the token is valid too", async () => {
    const swap = (path: string) => path.replace("/channels/2/", "/channels/1/");
    const url = await serverBetween(store.emulator, {
      request: ({ path, body }) => ({ path: swap(path), body }),
    });
    const result = await store.run(storefront(`${url}/channels/{channelId}`, "1,2"));
    expect(idsOf(result).found).toEqual(["storefront.channel"]);
    expect(result.findings[0]?.problem).toMatch(/^Channel 2: .* leads to channel 1\.$/);
  });

  it("another store's URL", async () => {
    const message = "GraphQL invalid credentials. JWT store id doesn't match store id of the URL";
    store.emulator.faults.add([{ on: "graphql", status: 401, body: { errors: [{ message }] } }]);
    expect(idsOf(await store.run(storefront(`${store.emulator.url}/channels/2`))).found).toEqual([
      "storefront.store",
    ]);
  });

  it("the URL of another BigCommerce than the API's", async () => {
    const other = await createEmulator();
    const result = await store.run(storefront(`${other.url}/channels/2`));
    await other.close();
    expect(idsOf(result).found).toEqual(["storefront.refused"]);
  });

  it.each([
    ["the app's own pages", (url: string) => url],
    ["/graphql twice", (url: string) => `${url}/graphql/graphql`],
  ])("%s in the storefront's place", async (_fault, urlOf) => {
    const url = originOf(await listen((_, response) => response.end("<!doctype html><title>Shop</title>")));
    expect(idsOf(await store.run(storefront(urlOf(url)))).found).toEqual(["storefront.url"]);
  });

  it.each([
    ["a firewall", 403, "storefront.refused"],
    ["a proxy that strips the token", 401, "storefront.refused"],
    ["a path that is not there", 404, "storefront.url"],
    ["too many queries", 429, "storefront.quota"],
    ["maintenance", 503, "storefront.unavailable"],
  ])("%s", async (_fault, status, id) => {
    store.emulator.faults.add([{ on: "graphql", status, body: "", times: null }]);
    expect(idsOf(await store.run({}))).toEqual({ found: [id], notChecked: [] });
  });

  it("channels that fail alike are one finding", async () => {
    const url = originOf(await refusingUrl());
    const result = await store.run(storefront(`${url}/{channelId}`, "1,2"));
    expect(idsOf(result).found).toEqual(["storefront.unreachable"]);
    expect(result.findings[0]?.problem).toContain("Channel 1 (so it is with channel 2): ");
  });

  it.each(["PRE_LAUNCH", "MAINTENANCE", "HIBERNATION"])("a channel with the status %s", async (status) => {
    const url = await serverBetween(store.emulator, { response: (body) => body.replace("LAUNCHED", status) });
    expect(idsOf(await store.run(storefront(`${url}/channels/2`))).found).toEqual(["storefront.status"]);
  });

  it("a limit that is nearly reached", async () => {
    const headers = { "x-bc-ip-rate-limit-requests-quota-left": "9" };
    const url = await serverBetween(store.emulator, { headers });
    expect(idsOf(await store.run(storefront(`${url}/channels/2`))).found).toEqual(["storefront.quota"]);
  });

  it("what no token was asked about is said: with a token for every channel, one is asked", async () => {
    const instance = instanceWith({ allChannels: true, channelIds: [] });
    expect(idsOf(await store.check(subjectOf(store.emulator, {}, [instance])))).toEqual({
      found: [],
      notChecked: ["storefront"],
    });
  });
});

describe("the checkout's host", () => {
  const elsewhere = () =>
    serverBetween(store.emulator, {
      response: (body) =>
        body.replace(/"checkoutUrl":"[^"]*"/, '"checkoutUrl":"https://checkout.example.com"'),
    });
  const hosts = async (options: Record<string, unknown>, otherOptions: readonly string[] = []) => {
    const environment = { BIGCOMMERCE_STOREFRONT_URL: `${await elsewhere()}/channels/{channelId}` };
    const instance = instanceWith({ channelIds: [1], ...options }, otherOptions);
    return idsOf(await store.check(subjectOf(store.emulator, environment, [instance])));
  };

  it("another than customers are signed in at", async () => {
    expect((await hosts({ clientId: "client" })).found).toEqual(["storefront.checkout-url"]);
    expect((await hosts({ clientId: "client", checkoutUrl: "https://shop.example" })).found).toEqual([
      "storefront.checkout-url",
    ]);
  });

  it("does not matter without a client id, or with private tokens, and is right if the option names it", async () => {
    expect(await hosts({})).toEqual(nothingFound);
    expect(await hosts({ tokenKind: "private" }, ["clientId"])).toEqual(nothingFound);
    expect(await hosts({ clientId: "client", checkoutUrl: "https://checkout.example.com/" })).toEqual(
      nothingFound,
    );
  });

  it("is not checked if the option is set in code, or BigCommerce tells none", async () => {
    const unknown = { found: [], notChecked: ["storefront.checkout-url"] };
    expect(await hosts({ clientId: "client" }, ["checkoutUrl"])).toEqual(unknown);
    const url = await serverBetween(store.emulator, {
      response: (body) => body.replace(/"checkoutUrl":"[^"]*"/, '"checkoutUrl":null'),
    });
    const environment = {
      BIGCOMMERCE_STOREFRONT_URL: `${url}/channels/{channelId}`,
      BIGCOMMERCE_CHANNEL_ID: "1",
    };
    expect(idsOf(await store.check(subjectOf(store.emulator, environment)))).toEqual(unknown);
  });
});
