import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { signInAsStaff, signInWithForm, signOut } from "./browser.js";
import { addToCart, kettle } from "./cart-pages.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { readPrivatePrices } from "./private-prices.js";
import { type Recording, record } from "./recording.js";
import { tokenKind } from "./shop.js";
import { type CustomerName, emails } from "./shopper.js";
import { comeBackTo, compareOnTheWayBack, readControls, typedText, typeIn } from "./typed-text.js";
import { customerIds, permitCustomer } from "./watch-requests.js";

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
  withVisit(
    async ({ page }) => {
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
    },
    { expectedFault: /\/login\?next=[^ ]*&_rsc=/ },
  ));

interface PageToTypeIn {
  readonly path: string;
  /** Its form streams in. */
  readonly needsScript?: boolean;
  /** The next customer has another one, or none. */
  readonly isOneCustomers?: boolean;
}

const pagesToTypeIn: readonly PageToTypeIn[] = [
  { path: "/forgot-password" },
  { path: "/change-password?c=1042&t=the-link-of-a-mail" },
  { path: "/register" },
  { path: "/?q=kettle" },
  { path: kettle },
  { path: "/account/orders", needsScript: true },
  { path: "/account/profile" },
  { path: "/account/addresses/new" },
  { path: "/account/addresses/501", isOneCustomers: true },
  { path: "/account/wishlists", needsScript: true },
  { path: "/account/wishlists/33", needsScript: true, isOneCustomers: true },
  { path: "/cart" },
];

async function signInAs(page: Page, customer: CustomerName): Promise<void> {
  await signInWithForm(page, emails[customer]);
  await page.waitForURL("**/account");
}

async function signOutFromAddresses(page: Page): Promise<void> {
  await page.goto("/account/addresses");
  await signOut(page);
}

const profile = "/account/profile";
const inAccount = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Account" }).getByRole("link", { name });

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("what one customer typed and did not send, %s", (_with, javaScriptEnabled) => {
  const options = { javaScriptEnabled };
  const waitUntil = javaScriptEnabled ? "networkidle" : "load";
  const pages = pagesToTypeIn.filter(({ needsScript }) => javaScriptEnabled || !needsScript);
  const paths = pages.map(({ path }) => path);

  it.each([
    ["after a sign-out and a sign-in", true],
    ["after a sign-in alone", false],
  ])("is in no form of the next customer, who comes back %s", (_after, signsOut) =>
    withVisit(async ({ page }) => {
      for (const customer of ["retail", "wholesale"] as const) {
        await signInAs(page, customer);
        await addToCart(page, kettle);
      }
      for (const path of paths) await typeIn(page, path, waitUntil);
      if (signsOut) await signOutFromAddresses(page);
      await signInAs(page, "retail");
      const { shown, expected } = await compareOnTheWayBack(page, paths, waitUntil);
      expect(shown).toEqual(expected);
      for (const { path } of pages.filter(({ isOneCustomers }) => !isOneCustomers))
        expect([path, expected.get(path)?.length]).not.toEqual([path, 0]);
    }, options),
  );

  it("is in no form of who signed in in another tab, though the browser may keep whole pages", () =>
    withVisit(async ({ page, context }) => {
      await signInAs(page, "wholesale");
      await typeIn(page, profile, waitUntil);
      await page.goto("/cart");
      await signInAs(await context.newPage(), "retail");
      const { shown, expected } = await compareOnTheWayBack(page, [profile], waitUntil);
      expect(shown).toEqual(expected);
    }, options));

  it.runIf(tokenKind === "impersonation").each([
    ["staff who sign out and in again", true],
    ["a customer who signs in after them", false],
  ])("at the staff desk is not there for %s", (_who, signsOut) =>
    withVisit(async ({ page }) => {
      const desk = ["/staff?desk", `/staff?customer=${customerIds.retail}`];
      permitCustomer(customerIds.retail);
      await signInAsStaff(page);
      for (const path of desk) await typeIn(page, path, waitUntil);
      if (signsOut) {
        await page.getByRole("button", { name: "Sign out of the staff desk" }).click();
        await page.waitForURL("**/staff");
        await signInAsStaff(page);
      } else await signInAs(page, "retail");
      const { shown, expected } = await compareOnTheWayBack(page, desk, waitUntil);
      expect(shown).toEqual(expected);
      expect([...expected.values()].map(({ length }) => length)).toEqual([2, 1]);
    }, options),
  );
});

it("what one customer typed is nowhere in a page that Next kept hidden, once another has signed in", () =>
  withVisit(async ({ page }) => {
    await signInAs(page, "wholesale");
    await page.goto(profile, { waitUntil: "networkidle" });
    await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
    await page.getByLabel("Company").fill(typedText);
    await inAccount(page, "Addresses").click();
    await page.waitForURL("**/account/addresses");
    await page.goBack();
    expect(await page.getByLabel("Company").inputValue()).toBe(typedText);
    await page.goForward();
    expect(await page.evaluate(() => "isSameDocument" in window)).toBe(true);
    await signInAs(page, "retail");
    await comeBackTo(page, [profile], "networkidle", async () => {
      const email = page.getByLabel("Email").filter({ visible: true });
      await expect.poll(() => email.inputValue()).toBe(emails.retail);
      expect(await readControls(page)).toContain("company: ");
      expect(await page.content()).not.toContain(typedText);
    });
  }));
