import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../../../http/listen.fixture.js";
import { prepareStore } from "./store.fixture.js";
import { idsOf } from "./store-subject.fixture.js";

const store = prepareStore();
const originOf = (url: string) => url.replace(/\/graphql$/, "");

/** What a server gets that should get nothing. */
async function listenForSecrets() {
  const received: string[] = [];
  const url = await listen((request, response) => {
    received.push(JSON.stringify(request.headers));
    response.end("{}");
  });
  return { received, url: originOf(url) };
}

describe("a redirect is never followed, and no secret follows it", () => {
  it.each([301, 302, 303, 307, 308])("of the storefront, with %i", async (status) => {
    const { received, url: location } = await listenForSecrets();
    const url = originOf(await listen((_, response) => response.writeHead(status, { location }).end()));
    const result = await store.run({ BIGCOMMERCE_STOREFRONT_URL: `${url}/{channelId}` });
    expect(idsOf(result)).toEqual({ found: ["storefront.redirect"], notChecked: [] });
    expect(result.findings[0]?.problem).toContain(new URL(location).host);
    expect(received).toEqual([]);
  });

  it("of the API", async () => {
    const { received, url: location } = await listenForSecrets();
    const url = originOf(await listen((_, response) => response.writeHead(302, { location }).end()));
    expect(idsOf(await store.run({ BIGCOMMERCE_API_URL: url })).found).toEqual(["store.redirect"]);
    expect(received).toEqual([]);
  });

  it("a target with a secret in it is not repeated", async () => {
    const url = originOf(
      await listen((request, response) => {
        const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
        response.writeHead(302, { location: `https://${token}.example/?${token}` }).end();
      }),
    );
    expect(idsOf(await store.run({ BIGCOMMERCE_STOREFRONT_URL: `${url}/{channelId}` })).found).toEqual([
      "storefront.redirect",
    ]);
  });
});

describe("a certificate that nobody vouches for", () => {
  let url: string;
  let close: () => void;
  beforeAll(async () => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
    const server = createServer({ key, cert }, (_, response) => response.end("{}"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => server.close();
  });
  afterAll(() => close());

  it.each([
    ["of the API", "BIGCOMMERCE_API_URL", "store.certificate"],
    ["of the storefront", "BIGCOMMERCE_STOREFRONT_URL", "storefront.certificate"],
  ])("%s", async (_of, variable, id) => {
    const result = await store.run({ BIGCOMMERCE_CHANNEL_ID: "1", [variable]: url });
    expect(idsOf(result).found).toEqual([id]);
    expect(result.findings[0]?.problem).toContain("SELF_SIGNED");
  });
});
