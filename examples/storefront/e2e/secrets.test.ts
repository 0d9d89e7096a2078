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

/** Names and not contents: a failed assertion prints what it compares. */
function namesHolding(
  contents: readonly [name: string, text: string][],
  secrets: readonly string[],
): string[] {
  return contents.filter(([, text]) => holdsAny(text, secrets)).map(([name]) => name);
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
  expect(namesHolding(contents, secrets)).toEqual([]);
  expect(contents.map(([, text]) => text).join("")).toContain("retail@example.com");
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
  const pages: [name: string, text: string][] = [];
  for (const path of ["/account", "/account/orders", "/"]) pages.push([path, await retail.read(path)]);
  const secrets = await secretsOf(shop, retail);
  socket.close();
  expect(pages.map(([, text]) => text).join("")).toContain("retail@example.com");
  expect(messages.length).toBeGreaterThan(0);
  expect(holdsAny(Buffer.concat(messages), secrets)).toBe(false);
  expect(namesHolding(pages, secrets)).toEqual([]);
});
