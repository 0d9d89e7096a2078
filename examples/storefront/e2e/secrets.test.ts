import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { filesHolding, holdsAny } from "../../../packages/next-bigcommerce/test/leak.js";
import { readFacts } from "./facts.js";
import { type Shop, startShop, storefrontFolder } from "./shop.js";
import { secretsOf } from "./shop-secrets.js";
import { emails, type Shopper, signIn, visit } from "./shopper.js";

let shop: Shop | undefined;
afterEach(async () => {
  await shop?.stop();
  shop = undefined;
});

async function pagesOf(running: Shop): Promise<string[]> {
  const facts = await readFacts(running.emulator);
  const signedIn = ["/account", "/account/orders", "/account/addresses", "/account/wishlists", "/login"];
  const product = /href="(\/product\/[^"]+)"/.exec(await visit(running).read("/"))?.[1] ?? "/";
  return ["/", product, ...signedIn, `/account/orders/${facts.retail.orderIds[0]}`, "/no-such-page"];
}

/** Names and not contents: a failed assertion prints what it compares. */
function namesHolding(
  contents: readonly [name: string, text: string][],
  secrets: readonly string[],
): string[] {
  return contents
    .filter(([, text]) => holdsAny(text, secrets) || tokensIn(text).length > 0)
    .map(([name]) => name);
}

const claimsSchema = z.object({ iss: z.literal("BC") });

/** Tokens that BigCommerce issued, of any kind and to anybody: their issuer shows it. */
function tokensIn(content: string | Buffer): string[] {
  const candidates = content.toString("latin1").match(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g) ?? [];
  return candidates.filter((candidate) => {
    try {
      const claims = Buffer.from(candidate.split(".")[1] ?? "", "base64url").toString();
      return claimsSchema.safeParse(JSON.parse(claims)).success;
    } catch {
      return false;
    }
  });
}

it("no HTML, RSC payload or static file of the shop holds the access token, a minted token or a secret", async () => {
  shop = await startShop();
  const paths = await pagesOf(shop);
  const retail = await signIn(shop, "retail");
  const contents: [name: string, text: string][] = [];
  for (const [who, shopper] of [["retail", retail] as const, ["guest", visit(shop)] as const]) {
    for (const path of paths) {
      contents.push([`${who} ${path}`, await shopper.read(path)]);
      contents.push([`${who} ${path} payload`, await shopper.readPayload(path)]);
    }
  }
  const secrets = await secretsOf(shop, retail);
  expect(namesHolding([...contents, ["log", shop.log()]], secrets)).toEqual([]);
  expect(contents.map(([, text]) => text).join("")).toContain("retail@example.com");
  expect(await filesHolding(join(storefrontFolder, ".next/static"), secrets)).toEqual([]);
});

/** Opens a page as a browser in development does: the document, then the socket that belongs to it. */
async function openInDevelopment({ url }: Shop, path: string, cookie: string, until: string) {
  const html = await (await fetch(url + path, { headers: { cookie } })).text();
  const id = /__next_r="([^"]+)"/.exec(html)?.[1];
  if (id === undefined) throw new Error(`${path} names no request id.`);
  const socket = new WebSocket(`${url.replace("http:", "ws:")}/_next/hmr?id=${id}`);
  socket.binaryType = "arraybuffer";
  const received: Buffer[] = [];
  socket.addEventListener("message", ({ data }) => received.push(Buffer.from(data)));
  await once(socket, "open");
  // What the page awaited comes over this socket, or never.
  await expect.poll(() => Buffer.concat(received).includes(until), { timeout: 20_000 }).toBe(true);
  socket.close();
  return { html, messages: Buffer.concat(received) };
}

async function expectNoSecretInDevelopment(running: Shop, retail: Shopper, orderId: string): Promise<void> {
  const opened = [
    await openInDevelopment(running, "/account", retail.cookie, emails.retail),
    await openInDevelopment(running, "/account/orders", retail.cookie, orderId),
  ];
  const contents = opened.flatMap(({ html, messages }) => [html, messages]);
  // Not the customer's own access token: in development React sends the browser what the app itself awaits, and the app
  // opens its own session. It reaches that customer's browser alone.
  const secrets = await secretsOf(running);
  expect(contents.filter((content) => holdsAny(content, secrets)).length).toBe(0);
  expect(contents.flatMap(tokensIn).length).toBe(0);
}

it("under next dev, neither a page nor what the HMR WebSocket says of it holds one, wherever the token came from", async () => {
  shop = await startShop({}, "dev");
  const facts = await readFacts(shop.emulator);
  const orderId = String(facts.retail.orderIds[0]);
  const retail = await signIn(shop, "retail");
  await expectNoSecretInDevelopment(shop, retail, orderId);
  // The page whose token is refused looks into the shared store, and opens what it holds.
  await shop.emulator.faults.add([{ on: "graphql", times: 1, revokeToken: true }]);
  await expectNoSecretInDevelopment(shop, retail, orderId);
});

it("the look for tokens finds one of BigCommerce's, and no other", () => {
  const jwt = (claims: object) =>
    [{ alg: "ES256" }, claims, "signature"]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
  const token = jwt({ iss: "BC", eat: 1 });
  expect(tokensIn(`a "${token}" b ${jwt({ iss: "somebody" })}`)).toEqual([token]);
});
