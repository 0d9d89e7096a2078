import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openVisit, signInWithForm, type Visit } from "./browser.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { readPrivatePrices } from "./private-prices.js";
import { type Recording, record } from "./recording.js";
import { type CustomerName, emails, visit } from "./shopper.js";

/** `pnpm test:platforms` runs 15, `pnpm e2e:leak` a hundred, which take a machine of two cores many minutes. */
const rounds = Number(process.env.E2E_ROUNDS ?? 5);
const timeoutMs = 120_000 + rounds * 15_000;

const { shop, browser } = await openShop();
const facts = await readFacts(shop.emulator);
const prices = await readPrivatePrices(shop.emulator, {
  wholesale: facts.wholesale.entityId,
  retail: facts.retail.entityId,
  new: facts.new.entityId,
});
const productPath = /href="(\/product\/[^"]+)"/.exec(await visit(shop).read("/"))?.[1] ?? "";

/** What belongs to one customer and must not be in a byte that another one is sent. */
function marksOf(name: CustomerName): readonly (string | RegExp)[] {
  const { email, firstName, lastName, company, orderIds, streets } = facts[name];
  const texts = [email, lastName, `${firstName} ${lastName}`, company, ...streets, ...prices[name]];
  return [...texts.filter((text) => text !== ""), ...orderIds.map((id) => new RegExp(`\\b${id}\\b`))];
}

const holds = (content: string, mark: string | RegExp) =>
  typeof mark === "string" ? content.includes(mark) : mark.test(content);

interface Customer extends Visit {
  readonly name: CustomerName;
  readonly other: CustomerName;
  readonly recording: Recording;
}

async function enter(name: CustomerName, other: CustomerName): Promise<Customer> {
  const opened = await openVisit(browser, shop.url);
  await signInWithForm(opened.page, emails[name]);
  await opened.page.waitForURL("**/account");
  // Not before: the sign-in page of the demo names all of its customers.
  const recording = await record(opened.page);
  return { ...opened, name, other, recording };
}

const inMain = (page: Page, text: string | RegExp) =>
  page.getByRole("main").getByText(text).filter({ visible: true }).first().waitFor();
const follow = (page: Page, link: string | RegExp) =>
  page.getByRole("link", { name: link }).filter({ visible: true }).first().click();

type Step = (customer: Customer) => Promise<unknown>;
/**
 * Five pages by their links, so that they are prefetched, the last one as a whole document too; then back and forward
 * through the browser's history.
 */
const steps: readonly Step[] = [
  async ({ page, name }) => {
    await follow(page, "Your account");
    await page.waitForURL("**/account");
    await inMain(page, facts[name].email);
  },
  async ({ page, name }) => {
    await follow(page, "Orders");
    await page.waitForURL("**/account/orders");
    await inMain(page, `Order ${facts[name].orderIds[0]}`);
  },
  async ({ page, name }) => {
    await follow(page, "Addresses");
    await page.waitForURL("**/account/addresses");
    await inMain(page, facts[name].streets[0] ?? "");
  },
  async ({ page }) => {
    await follow(page, "Shop");
    await page.waitForURL(`${shop.url}/`);
    await page.locator(`a[href="${productPath}"]`).filter({ visible: true }).first().click();
    await page.waitForURL(`**${productPath}`);
    await inMain(page, "Your price");
    await page.reload();
    await inMain(page, "Your price");
  },
  async ({ page, name }) => {
    await page.goBack();
    await page.waitForURL(`${shop.url}/`);
    await page.goBack();
    await page.waitForURL("**/account/addresses");
    await inMain(page, facts[name].streets[0] ?? "");
  },
  async ({ page }) => {
    await page.goForward();
    await page.waitForURL(`${shop.url}/`);
    await page.locator(`a[href="${productPath}"]`).filter({ visible: true }).first().waitFor();
  },
];

async function expectNothingOfTheOther({ page, name, other, recording }: Customer): Promise<void> {
  await recording.settled();
  recording.contents.set(await page.content(), "the page as it stands");
  const leaks = [...recording.contents].flatMap(([content, url]) =>
    marksOf(other)
      .filter((mark) => holds(content, mark))
      .map((mark) => `${name} was sent ${mark} of ${other} by ${url}`),
  );
  expect(leaks).toEqual([]);
  recording.contents.clear();
}

it(
  `two customers click through five pages each, ${rounds} rounds, and nothing of the other reaches either browser`,
  async () => {
    for (const name of ["wholesale", "retail"] as const) {
      expect(facts[name].orderIds.length).toBeGreaterThan(0);
      expect(prices[name].length).toBeGreaterThan(0);
    }
    const customers = await Promise.all([enter("wholesale", "retail"), enter("retail", "wholesale")]);
    const own = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      for (const step of steps) await Promise.all(customers.map(step));
      for (const customer of customers) {
        await customer.recording.settled();
        for (const mark of marksOf(customer.name))
          if ([...customer.recording.contents.keys()].some((content) => holds(content, mark)))
            own.add(String(mark));
        await expectNothingOfTheOther(customer);
      }
    }
    // A check that finds nobody's data at all would find no leak either.
    for (const name of ["wholesale", "retail"] as const) {
      expect(own).toContain(facts[name].email);
      expect([...prices[name]].some((price) => own.has(price))).toBe(true);
      expect(own).toContain(String(new RegExp(`\\b${facts[name].orderIds[0]}\\b`)));
    }
    for (const { name, recording, faults, context } of customers) {
      // Each round asks for the account's three pages and for the product with this customer's data in them.
      expect(recording.payloads).toBeGreaterThan(rounds * 3);
      expect(recording.documents).toBeGreaterThanOrEqual(rounds);
      console.log(`${name}: ${recording.documents} documents, ${recording.payloads} payloads`);
      expect(faults).toEqual([]);
      await context.close();
    }
  },
  timeoutMs,
);
