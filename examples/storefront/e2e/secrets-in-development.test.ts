import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import { holdsAny } from "../../../packages/next-bigcommerce/test/leak.js";
import { readFacts } from "./facts.js";
import { type Shop, startShop } from "./shop.js";
import { secretsOf } from "./shop-secrets.js";
import { emails, type Shopper, signIn } from "./shopper.js";
import { tokensIn } from "./tokens-in.js";

let shop: Shop | undefined;
afterEach(async () => {
  await shop?.stop();
  shop = undefined;
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
