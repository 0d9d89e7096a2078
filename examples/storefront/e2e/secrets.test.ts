import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { filesHolding, holdsAny } from "../../../packages/next-bigcommerce/test/leak.js";
import { readFacts } from "./facts.js";
import { type Shop, startShop, storefrontFolder } from "./shop.js";
import { secretsOf } from "./shop-secrets.js";
import { signIn, visit } from "./shopper.js";
import { tokensIn } from "./tokens-in.js";

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

it("the look for tokens finds one of BigCommerce's, and no other", () => {
  const jwt = (claims: object) =>
    [{ alg: "ES256" }, claims, "signature"]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
  const token = jwt({ iss: "BC", eat: 1 });
  expect(tokensIn(`a "${token}" b ${jwt({ iss: "somebody" })}`)).toEqual([token]);
});
