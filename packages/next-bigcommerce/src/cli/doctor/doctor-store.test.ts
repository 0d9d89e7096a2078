import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import * as z from "zod/mini";
import { listen, stopServersAfterEach } from "../../http/listen.fixture.js";
import { runCommand } from "../command-line.js";
import { plantApp, removePlantedApps } from "./app-folder.fixture.js";

const accessToken = "q7w1lz0v5t8m2nxa4c6b1e0fjk3y9hd";
const privateOnly = "p0w1lz0v5t8m2nxa4c6b1e0fjk3y9hz";
const password = "redis-password-9d2f";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({
    storeHash: "abc123",
    accessToken,
    accessTokens: [{ token: privateOnly, scopes: ["store_storefront_api"] }],
  });
});
afterAll(() => emulator.close());
afterEach(() => emulator.reset());
removePlantedApps();
stopServersAfterEach();

const reportSchema = z.object({
  findings: z.array(z.object({ id: z.string() })),
  notChecked: z.array(z.object({ id: z.string() })),
  facts: z.array(z.object({ id: z.string() })),
});

const query = "query Orders { customer { orders { edges { node { entityId } } } } }";

/** An app that shares its token through Redis. */
const sharing = {
  "src/lib/bigcommerce.ts": `import { createBigCommerce, redisTokenStore } from "next-bigcommerce";
export const bigcommerce = createBigCommerce({ tokenStore: redisTokenStore(redis), resolveCustomerId });`,
};
const unread = {
  "src/lib/bigcommerce.ts": `import { createBigCommerce } from "next-bigcommerce";
import { options } from "./options";
export const bigcommerce = createBigCommerce(options);`,
};

/** An app that keeps its variables in `.env.local`. */
function plant(
  variables: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = sharing,
): string {
  const environment = {
    BIGCOMMERCE_STORE_HASH: "abc123",
    BIGCOMMERCE_ACCESS_TOKEN: accessToken,
    BIGCOMMERCE_CHANNEL_ID: "1",
    BIGCOMMERCE_API_URL: emulator.url,
    BIGCOMMERCE_STOREFRONT_URL: `${emulator.url}/channels/{channelId}`,
    ...variables,
  };
  return plantApp({
    installed: { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1", "next-bigcommerce": "0.1.0" },
    files: {
      ...files,
      "package.json":
        '{ "dependencies": { "next": "*", "react": "*", "react-dom": "*", "next-bigcommerce": "*" } }',
      ".gitignore": "node_modules\n.env.local\n",
      ".env.local": Object.entries(environment)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(""),
      "src/orders.graphql": query,
    },
  });
}

async function doctor(folder: string, ...args: string[]) {
  const written: string[] = [];
  const run = (more: readonly string[]) =>
    runCommand(["doctor", ...args, ...more], {
      folder,
      environment: { NODE_ENV: "test" },
      nowMs: Date.now(),
      write: (text) => written.push(text),
      tell: (text) => written.push(text),
    });
  const status = await run(["--json"]);
  const report = reportSchema.parse(JSON.parse(written.join("")));
  await run([]);
  const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
  expect(written.join("")).not.toMatch(new RegExp(`${accessToken}|${privateOnly}|${password}|eyJ[\\w-]{5,}`));
  return {
    status,
    found: ids(report.findings),
    notChecked: ids(report.notChecked),
    facts: ids(report.facts),
  };
}

it("a healthy store, its storefront and the app's documents, against the store's own schema", async () => {
  const { status, found, notChecked, facts } = await doctor(plant({}), "--operations");
  expect([status, found, notChecked]).toEqual([0, [], ["shared-store"]]);
  expect(facts).toEqual(expect.arrayContaining(["store.clock", "storefront.slow", "operations"]));
  const { tokens, revocations } = emulator.stats();
  expect(tokens.impersonation).toBe(revocations);
});

it("with --documents, only the documents in these files", async () => {
  const folder = plant({}, { ...sharing, "src/old/orders.graphql": "query Old { nothing }" });
  expect((await doctor(folder, "--operations")).found).toEqual(["operations.invalid"]);
  expect((await doctor(folder, "--operations", "--documents", "src/*.graphql")).found).toEqual([]);
});

it("an access token for private tokens only, of an app whose code does not say the kind", async () => {
  const folder = plant({ BIGCOMMERCE_ACCESS_TOKEN: privateOnly }, unread);
  const { status, found } = await doctor(folder, "--operations");
  expect([status, found]).toEqual([0, []]);
});

it("an instance of each kind, and a channel that is archived, which is said once", async () => {
  await fetch(`${emulator.url}/stores/abc123/v3/channels/1`, {
    method: "PUT",
    headers: { "x-auth-token": accessToken, "content-type": "application/json" },
    body: JSON.stringify({ status: "archived" }),
  });
  const folder = plant(
    {},
    {
      "src/shop.ts": `import { createBigCommerce } from "next-bigcommerce";
export const shop = createBigCommerce({});
export const privately = createBigCommerce({ tokenKind: "private" });`,
    },
  );
  const { status, found, facts } = await doctor(folder);
  expect([status, found]).toEqual([1, ["channel.status"]]);
  expect(facts.filter((id) => id === "channel")).toHaveLength(1);
});

it("another account's access token", async () => {
  const { status, found } = await doctor(plant({ BIGCOMMERCE_ACCESS_TOKEN: accessToken.replace("q", "z") }));
  expect([status, found]).toEqual([1, ["store.access-token"]]);
});

it("a storefront that sends back what it was sent", async () => {
  const url = await listen((request, response) => {
    const { authorization = "" } = request.headers;
    response.writeHead(400, { "content-type": "application/json", "x-request-id": authorization });
    response.end(
      JSON.stringify({ errors: [{ message: authorization, extensions: { [authorization]: 1 } }] }),
    );
  });
  const { found } = await doctor(plant({ BIGCOMMERCE_STOREFRONT_URL: url }));
  expect(found).toEqual(["storefront.url"]);
});

it("a storefront that says of itself what it was sent", async () => {
  const url = await listen((request, response) => {
    const { authorization = "" } = request.headers;
    const page = `https://shop.example/${encodeURIComponent(authorization)}`;
    const settings = {
      storeHash: authorization,
      channelId: 1,
      status: authorization,
      url: { vanityUrl: page, checkoutUrl: page },
    };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ data: { site: { settings } } }));
  });
  const { found } = await doctor(plant({ BIGCOMMERCE_STOREFRONT_URL: url }));
  expect(found).toEqual(["storefront.store"]);
});

it("an API that sends back what it was sent", async () => {
  const url = await listen((request, response) => {
    const token = String(request.headers["x-auth-token"]);
    response.writeHead(422, { "content-type": "application/json" });
    response.end(JSON.stringify({ title: token, errors: { [token]: token } }));
  });
  const { found } = await doctor(plant({ BIGCOMMERCE_API_URL: url.replace("/graphql", "") }));
  expect(found).toEqual(["store.channel"]);
});

it("an address of Redis with a password in it, whatever is wrong with it", async () => {
  for (const address of [
    `redis://:${password}@127.0.0.1:1`,
    `redis://u:${password}#x@host`,
    `host:${password}`,
    `redis://:${password}%@127.0.0.1:1`,
  ])
    await doctor(plant({ REDIS_URL: address }));
});
