import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { signInWithForm, signOut } from "./browser.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { readPrivatePrices } from "./private-prices.js";
import { type Recording, record } from "./recording.js";
import { emails } from "./shopper.js";
import { customerIds } from "./watch-requests.js";

const { shop, withVisit } = await openShop();
const facts = await readFacts(shop.emulator);
const prices = await readPrivatePrices(shop.emulator, customerIds);
const productName = "Heron Gooseneck Kettle";
const productPath = "/product/heron-gooseneck-kettle";

const ownPrice = "$71.20";

/** What only the wholesale customer is shown. */
const marks = [
  facts.wholesale.lastName,
  facts.wholesale.company,
  ...facts.wholesale.streets,
  ...prices.wholesale,
  ...facts.wholesale.orderIds.map((id) => `/account/orders/${id}`),
];
const marksIn = (content: string) => {
  // The sign-in page of the demo names all of its customers' e-mails, and nothing else of them.
  const isSignIn = content.includes("This is a demo");
  return [...marks, ...(isSignIn ? [] : [emails.wholesale])].filter((mark) => content.includes(mark));
};

async function marksInAll(recording: Recording): Promise<string[]> {
  await recording.settled();
  return [...recording.contents.keys()].flatMap(marksIn);
}

const follow = (page: Page, name: string | RegExp) =>
  page.getByRole("link", { name }).filter({ visible: true }).first().click();
const priceOfAGuest = (page: Page) =>
  page
    .getByText(/to see your own price/)
    .filter({ visible: true })
    .waitFor();
const priceOfACustomer = (page: Page) =>
  page.getByText("Your price", { exact: false }).filter({ visible: true }).first().waitFor();

async function visitTheAccount(page: Page): Promise<void> {
  await follow(page, "Your account");
  await page.waitForURL("**/account");
  await page.getByRole("main").getByText(emails.wholesale).waitFor();
  for (const name of ["Addresses", "Wishlists", "Profile", "Orders"])
    await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name }).hover();
  await page.waitForLoadState("networkidle");
  await follow(page, "Orders");
  await page.getByRole("link", { name: `Order ${facts.wholesale.orderIds[0]}` }).waitFor();
}

it("signing in flips the price of a visited product, and after sign-out neither history, page nor prefetch holds anything", () =>
  withVisit(async ({ page }) => {
    await page.goto(productPath);
    await priceOfAGuest(page);
    await signInWithForm(page, emails.wholesale);
    await page.waitForURL("**/account");
    const recording = await record(page);
    await page.goto(productPath);
    await priceOfACustomer(page);
    await visitTheAccount(page);
    const own = new Set(await marksInAll(recording));
    const order = `/account/orders/${facts.wholesale.orderIds[0]}`;
    for (const mark of [emails.wholesale, facts.wholesale.lastName, order, ownPrice])
      expect(own).toContain(mark);

    await signOut(page);
    await page.getByRole("link", { name: productName }).waitFor();
    await recording.settled();
    recording.contents.clear();
    const expectNothing = async () => expect(marksIn(await page.content())).toEqual([]);
    await expectNothing();
    for (const _page of ["orders", "account"]) {
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: "Sign in" }).filter({ visible: true }).waitFor();
      await expectNothing();
    }
    await page.goBack();
    await page.waitForURL(`**${productPath}`);
    await priceOfAGuest(page);
    await expectNothing();
    await follow(page, "Shop");
    await page.waitForURL(`${shop.url}/`);
    await page.getByRole("link", { name: productName }).filter({ visible: true }).hover();
    await follow(page, productName);
    await page.waitForURL(`**${productPath}`);
    await priceOfAGuest(page);
    await expectNothing();
    await follow(page, /Sign in$/);
    await page.waitForURL("**/login");
    await page.waitForLoadState("networkidle");
    await expectNothing();
    expect(await marksInAll(recording)).toEqual([]);
    expect([...recording.contents.keys()].join("")).toContain(productName);
  }));
