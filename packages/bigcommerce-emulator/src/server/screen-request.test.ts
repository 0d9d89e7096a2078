import { connect } from "node:net";
import { expect, test } from "vitest";
import { mintPrivateToken, mintStorefrontToken, postGraphql, postToken } from "../../test/emulator-calls.js";
import { requestWithHost } from "../../test/request-with-host.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";
import type { Emulator } from "../index.js";

const emulator = emulatorForEachTest();

/** Sends a head that promises a body, and the first byte of it. Returns what came back until the connection closed. */
function sendHead(target: Emulator, head: readonly string[]): Promise<string> {
  const { port, hostname } = new URL(target.url);
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(Number(port), hostname);
    socket.setEncoding("utf8").on("data", (text: string) => {
      received += text;
    });
    socket.once("close", () => resolve(received)).on("error", () => {});
    socket.write(`${[...head, "content-length: 900000", "", ""].join("\r\n")}{`);
  });
}

const foreign = "sec-fetch-site: cross-site";

test.each([
  ["a page of another site", [foreign], 401],
  ["a page of a sibling site", ["sec-fetch-site: same-site"], 401],
  ["a page of another origin, in a browser without Sec-Fetch-Site", ["origin: https://evil.example"], 401],
  ["a sandboxed page", ["origin: null"], 401],
  ["a page with a token of its own making", [foreign, "authorization: Bearer a.b.c"], 401],
])(
  "the GraphQL request of %s is refused before its body, and not recorded",
  async (_page, headers, status) => {
    const received = await sendHead(emulator, ["POST /graphql HTTP/1.1", "host: 127.0.0.1", ...headers]);
    expect(received).toContain(`HTTP/1.1 ${status} `);
    expect(received).toContain("connection: close");
    expect(received).toContain("GraphQL ");
    expect(emulator.requests()).toEqual([]);
    expect(emulator.stats()).toMatchObject({ graphql: 0, statuses: {} });
  },
);

test.each([
  ["POST /__emulator/reset", 403],
  ["PUT /__emulator/store", 403],
  ["POST /stores/emulator/v3/storefront/api-token", 401],
  ["POST /stores/emulator/v3/customers", 401],
  ["POST /anything", 404],
])("a foreign page's %s is refused before its body, and not recorded", async (line, status) => {
  const received = await sendHead(emulator, [`${line} HTTP/1.1`, "host: 127.0.0.1", foreign]);
  expect(received).toContain(`HTTP/1.1 ${status} `);
  expect(emulator.requests()).toEqual([]);
});

test("a browser that has a secret token gets BigCommerce's words, and is recorded", async () => {
  const token = await mintPrivateToken(emulator);
  const headers = { origin: "http://localhost:3000", "sec-fetch-site": "same-site" };
  const response = await postGraphql(emulator, { token, headers });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("originated from a browser script");
  expect(emulator.requests().at(-1)).toMatchObject({ path: "/graphql", status: 403 });
});

test("a page of an allowed origin uses its storefront token", async () => {
  const origin = "https://shop.example";
  const token = await mintStorefrontToken(emulator, [origin]);
  const headers = { origin, "sec-fetch-site": "cross-site" };
  expect((await postGraphql(emulator, { token, headers })).status).toBe(200);
});

test("a server that passes its shopper's Origin on is no foreign page if it has the access token", async () => {
  expect((await postToken(emulator, { headers: { origin: "https://shop.example" } })).status).toBe(200);
});

test("a page can lead to the checkout, but not load it as a picture", async () => {
  const open = (mode: string) =>
    fetch(`${emulator.url}/checkout`, {
      headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": mode },
    });
  // Node's fetch sets Sec-Fetch-Mode itself.
  expect((await open("no-cors")).status).toBe(403);
  expect(emulator.requests()).toEqual([]);
  expect((await fetch(`${emulator.url}/checkout`)).status).toBe(404);
});

test("a host that is allowed is served, with store and channel in front of it too, and no other is", async () => {
  const open = await startEmulator({ allowHosts: ["bigcommerce", "Shop.Lan"] });
  const token = await mintPrivateToken(open);
  for (const host of ["bigcommerce:4010", "shop.lan", "store-emulator-2.bigcommerce:4010", "localhost"])
    expect(await requestWithHost(open, host, token)).toMatchObject({ status: 200 });
  for (const host of ["evil.bigcommerce", "bigcommerce.evil.example", "store-emulator-2.evil.example"])
    expect(await requestWithHost(open, host, token)).toMatchObject({ status: 403 });
});

test("the host says which store and channel are meant", async () => {
  const open = await startEmulator({ allowHosts: ["bigcommerce"] });
  const token = await mintPrivateToken(open);
  const ask = (host: string) => requestWithHost(open, host, token);
  expect(await ask("store-emulator-3.bigcommerce")).toMatchObject({ status: 401 });
  expect((await ask("store-other-1.bigcommerce")).body).toContain("store id");
});

test("with hosts to allow, also an emulator that listens on every address refuses the others", async () => {
  const open = await startEmulator({ host: "0.0.0.0", allowHosts: ["bigcommerce"] });
  const token = await mintPrivateToken(open);
  expect(await requestWithHost(open, "bigcommerce", token)).toMatchObject({ status: 200 });
  expect(await requestWithHost(open, "evil.example", token)).toMatchObject({ status: 403 });
});
