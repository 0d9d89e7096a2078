import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { holdsAny } from "../../../packages/next-bigcommerce/test/leak.js";
import { stampOf } from "./drawn-form.js";
import { type CustomerFacts, readFacts } from "./facts.js";
import { type Shop, serviceSecret, startShop } from "./shop.js";
import { secretsOf } from "./shop-secrets.js";
import { type Shopper, signIn, visit } from "./shopper.js";
import { tokensIn } from "./tokens-in.js";

const preload = fileURLToPath(
  new URL("../../../packages/next-bigcommerce/test/wire/observers/open-telemetry.cjs", import.meta.url),
);
const spanSchema = z.object({
  name: z.string(),
  scope: z.string(),
  isRoot: z.boolean(),
  attributes: z.record(z.string(), z.unknown()),
});

let folder: string;
let shop: Shop;
let facts: CustomerFacts;
/** Of the shop's start, whose requests the emulator has forgotten. */
let spansBefore: number;
let retail: Shopper;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "storefront-spans-"));
  shop = await startShop({ NODE_OPTIONS: `--require ${preload}`, SPAN_FILE: join(folder, "spans") });
  facts = (await readFacts(shop.emulator)).retail;
  spansBefore = (await spans()).length;
});
afterAll(async () => {
  await shop.stop();
  await rm(folder, { recursive: true });
});

const spans = async () => {
  const lines = (await readFile(join(folder, "spans"), "utf8")).split("\n").filter(Boolean);
  return lines.map((line) => spanSchema.parse(JSON.parse(line)));
};

async function pages(): Promise<string[]> {
  retail = await signIn(shop, "retail");
  const product = /href="(\/product\/[^"]+)"/.exec(await visit(shop).read("/"))?.[1] ?? "no product";
  const account = ["", "/orders", `/orders/${facts.orderIds[0]}`, "/addresses", "/profile", "/wishlists"];
  const open = ["/", product, "/cart", "/login", "/register", "/forgot-password", "/staff", "/dev/token"];
  return [...open, ...account.map((path) => `/account${path}`)];
}

it("every page works", async () => {
  const answers = await Promise.all(
    (await pages()).map(async (path) => {
      const { status } = await fetch(shop.url + path, {
        headers: { cookie: retail.cookie },
        redirect: "manual",
      });
      return [path, status];
    }),
  );
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  expect(await retail.read("/account")).toContain("retail@example.com");
});

it("the token route and the GraphQL route work", async () => {
  const headers = { authorization: `Bearer ${serviceSecret}` };
  expect((await fetch(`${shop.url}/api/impersonation-token`, { headers })).status).toBe(200);
  const answer = await fetch(`${shop.url}/api/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "sec-fetch-site": "same-origin",
      "x-customer-stamp": await stampOf(shop, retail.cookie),
      cookie: retail.cookie,
    },
    body: JSON.stringify({ id: "SaveToWishlist", variables: { productId: 110 } }),
  });
  expect(answer.status).toBe(200);
});

it("each request to BigCommerce has a span within the shop's own, and carries its `traceparent`", async () => {
  const { host } = new URL(shop.emulator.url);
  const sent = (await spans())
    .slice(spansBefore)
    .filter(
      ({ scope, attributes }) => scope.endsWith("undici") && String(attributes["url.full"]).includes(host),
    );
  const received = shop.emulator.requests().filter(({ headers }) => "traceparent" in headers);
  expect(received.length).toBeGreaterThan(10);
  expect(sent).toHaveLength(received.length);
  expect(received).toHaveLength(shop.emulator.requests().length);
  expect(sent.filter(({ isRoot }) => isRoot)).toEqual([]);
});

it("no span and no header in the emulator's log holds a secret", async () => {
  const secrets = await secretsOf(shop, retail);
  const requests = await (await fetch(`${shop.emulator.url}/__emulator/requests`)).text();
  expect(requests).toContain("traceparent");
  const texts = { requests, spans: JSON.stringify(await spans()), log: shop.log() };
  const leaks = Object.entries(texts).filter(
    ([, text]) => holdsAny(text, secrets) || tokensIn(text).length > 0,
  );
  expect(leaks.map(([name]) => name)).toEqual([]);
});
