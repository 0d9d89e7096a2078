import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { filesHolding, holdsAny } from "../../../packages/next-bigcommerce/test/leak.js";
import { readFacts } from "./facts.js";
import { type Shop, startShop, storefrontFolder } from "./shop.js";
import { secretsOf } from "./shop-secrets.js";
import { signIn, visit } from "./shopper.js";

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

it("no HTML, RSC payload or static file of the shop holds the access token, a minted token or a secret", async () => {
  shop = await startShop();
  const paths = await pagesOf(shop);
  const retail = await signIn(shop, "retail");
  const contents: string[] = [];
  for (const shopper of [retail, visit(shop)]) {
    for (const path of paths) contents.push(await shopper.read(path), await shopper.readPayload(path));
  }
  const secrets = await secretsOf(shop, retail);
  expect(contents.filter((content) => holdsAny(content, secrets))).toEqual([]);
  expect(contents.join("")).toContain("retail@example.com");
  expect(await filesHolding(join(storefrontFolder, ".next/static"), secrets)).toEqual([]);
  expect(holdsAny(shop.log(), secrets)).toBe(false);
});

it("under next dev, neither a page nor a message of the HMR WebSocket holds one", async () => {
  shop = await startShop({}, "dev");
  const messages: Buffer[] = [];
  const socket = new WebSocket(`${shop.url.replace("http", "ws")}/_next/hmr?id=e2e`);
  socket.binaryType = "arraybuffer";
  socket.addEventListener("message", ({ data }) => messages.push(Buffer.from(data)));
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  const retail = await signIn(shop, "retail");
  const pages: string[] = [];
  for (const path of ["/account", "/account/orders", "/"]) pages.push(await retail.read(path));
  const secrets = await secretsOf(shop, retail);
  socket.close();
  expect(pages.join("")).toContain("retail@example.com");
  expect(messages.length).toBeGreaterThan(0);
  expect(holdsAny(Buffer.concat(messages), secrets)).toBe(false);
  expect(pages.filter((page) => holdsAny(page, secrets))).toEqual([]);
});
