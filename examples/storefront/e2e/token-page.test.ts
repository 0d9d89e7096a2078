import { expect, it } from "vitest";
import { holdsAny } from "../../../packages/next-bigcommerce/test/leak.js";
import { openVisit } from "./browser.js";
import { openShop } from "./open-shop.js";
import { secretsOf } from "./shop-secrets.js";
import { signIn, visit } from "./shopper.js";

const { shop, browser } = await openShop();

it.each([true, false])(
  "the token's life shows, and buttons move it (JavaScript: %s)",
  async (javaScriptEnabled) => {
    const { page, context, faults } = await openVisit(browser, shop.url, { javaScriptEnabled });
    const figure = (label: string) =>
      page
        .locator("dl > div")
        .filter({ has: page.getByText(label, { exact: true }) })
        .locator("dd")
        .first();
    await page.goto("/dev/token");
    const mintsBefore = Number(await figure("Mints").textContent());
    const hitsBefore = Number(await figure("Hits").textContent());
    await page.getByRole("button", { name: "Ask 100 times" }).click();
    await page.waitForURL("**/dev/token");
    await page.getByRole("img", { name: /Expires in \d+:\d\d, is refreshed in/ }).waitFor();
    expect(Number(await figure("Mints").textContent())).toBe(javaScriptEnabled ? 1 : mintsBefore);
    expect(Number(await figure("Hits").textContent())).toBeGreaterThan(hitsBefore + 90);
    expect(faults).toEqual([]);
    await context.close();
  },
);

it("it refreshes itself: a token revoked elsewhere disappears without a click", async () => {
  const { page, context } = await openVisit(browser, shop.url);
  await visit(shop).read("/");
  await page.goto("/dev/token");
  await page.getByRole("img", { name: /Expires in/ }).waitFor();
  await fetch(`${shop.url}/dev/token/try`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop.url, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ what: "revoke" }),
  });
  await page.getByRole("img", { name: "No token yet" }).waitFor();
  await context.close();
});

it("neither its HTML nor its payload holds a secret", async () => {
  await signIn(shop, "retail");
  const secrets = await secretsOf(shop);
  const contents = [await visit(shop).read("/dev/token"), await visit(shop).readPayload("/dev/token")];
  expect(contents[0]).toContain("Token inspector");
  expect(contents.filter((content) => holdsAny(content, secrets))).toEqual([]);
});
