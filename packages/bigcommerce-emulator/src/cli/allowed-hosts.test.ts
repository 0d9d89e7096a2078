import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildCliForFile, builtFolder, runCli } from "../../test/built-cli.js";

buildCliForFile();

// node-bigcommerce, which knows no other host than api.bigcommerce.com, and fetch with BigCommerce's own addresses.
const fixedClients = `
  const BigCommerce = require("node-bigcommerce");
  const store = new BigCommerce({
    clientId: process.env.BIGCOMMERCE_CLIENT_ID,
    accessToken: process.env.BIGCOMMERCE_ACCESS_TOKEN,
    storeHash: "xxx",
    responseType: "json",
    apiVersion: "v3",
  });
  const headers = {
    authorization: "Bearer " + process.env.BIGCOMMERCE_STOREFRONT_TOKEN,
    "content-type": "application/json",
  };
  const body = JSON.stringify({ query: "{ channel { entityId } }" });
  const ask = async (host) =>
    (await fetch("https://" + host + "/graphql", { method: "POST", headers, body }).catch(({ cause }) => cause)).status ?? "failed";
  async function main() {
    const { data } = await store.get("/customers?id:in=1043");
    const statuses = await Promise.all(["store-xxx", "store-xxx-2", "store-abc"].map((name) => ask(name + ".mybigcommerce.com")));
    const { status } = await fetch("https://api.bigcommerce.com/stores/xxx/v2/store", {
      headers: { "x-auth-token": process.env.BIGCOMMERCE_ACCESS_TOKEN, accept: "application/json" },
    });
    const plain = await fetch(process.env.BIGCOMMERCE_API_URL + "/__emulator/stats");
    console.log(JSON.stringify({ customers: data.map(({ email }) => email), statuses, status, plain: plain.status, ca: process.env.NODE_EXTRA_CA_CERTS }));
  }
  main();
`;

test("clients that are fixed to BigCommerce's hosts reach the emulator of run, and trust --ca-file", async () => {
  const file = join(builtFolder(), "authority.pem");
  const hosts = ["--allow-host", "api.bigcommerce.com", "--allow-host", "mybigcommerce.com"];
  const options = ["run", "--https", "--ca-file", file, "--store-hash", "xxx", ...hosts];
  const { printed, output, exit } = runCli(...options, "--", process.execPath, "-e", fixedClients);
  expect(await exit, output()).toBe(0);
  expect(JSON.parse(printed())).toEqual({
    customers: ["retail@example.com"],
    // There is no store "abc".
    statuses: [200, 200, 401],
    status: 200,
    plain: 200,
    ca: file,
  });
  expect(existsSync(file)).toBe(false);
}, 30_000);

test("without https, plain requests to an allowed host reach the emulator, and other hosts and ports are left alone", async () => {
  const script = `
    const ask = (url) => fetch(url).then(({ status }) => status, ({ cause }) => cause.code);
    Promise.all(["http://API.shop.invalid/__emulator/stats", "http://store-emulator-2.shop.invalid/__emulator/stats", "http://shop.invalid:8099/", "http://other.invalid/"].map(ask))
      .then((answers) => console.log(JSON.stringify(answers)));
  `;
  const hosts = ["--allow-host", "Shop.invalid", "--allow-host", "api.shop.invalid"];
  const { printed, output, exit } = runCli("run", ...hosts, "--", process.execPath, "-e", script);
  expect(await exit, output()).toBe(0);
  expect(JSON.parse(printed())).toEqual([200, 200, "ENOTFOUND", "ENOTFOUND"]);
}, 30_000);
