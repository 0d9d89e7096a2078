import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../src/index.js";
import { mintToken, postGraphql, postToken } from "../emulator-calls.js";
import { startEmulator } from "../running-emulator.js";
import { launchChromium, openConsole } from "./open-console.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const rows = (page: Page) => page.locator("#rows tr");

/** Three customers' requests, one of them refused. */
async function sendRequests(emulator: Emulator): Promise<void> {
  const token = await mintToken(emulator);
  for (const id of [1042, 1043])
    await postGraphql(emulator, {
      token,
      query: `query PageOf${id} { __typename }`,
      headers: { "x-bc-customer-id": String(id) },
    });
  await postGraphql(emulator, { query: "query NoToken { __typename }" });
}

test("strangers' texts are shown as texts, and nothing of them runs", async () => {
  const emulator = await startEmulator();
  const { page, faults } = await openConsole(browser, emulator.url);
  const markup = "<img src=x onerror=document.title=1>";
  const body = { query: "{ __typename }", operationName: markup };
  const headers = { "user-agent": `<script>document.title=2</script>`, "x-bc-customer-id": "1043" };
  await postGraphql(emulator, { body, headers });
  await fetch(`${emulator.url}/<svg onload=document.title=3>`);
  await page.getByRole("button", { name: markup }).click();
  await page.getByText("<script>document.title=2</script>").waitFor();
  expect(await page.getByRole("heading", { name: markup }).count()).toBe(1);
  expect(await page.locator("main img, main svg, main script").count()).toBe(0);
  expect([await page.title(), faults]).toEqual(["BigCommerce emulator", []]);
});

test("a row and its details say what was wrong, as a text and without what was sent", async () => {
  const emulator = await startEmulator();
  const { page, faults } = await openConsole(browser, emulator.url);
  const title = "<img src=x onerror=document.title=1>";
  emulator.faults.add([{ on: "mint", status: 503, body: { title } }]);
  await postToken(emulator);
  await rows(page).getByText(title).waitFor();
  const query = "query Wrong($id: Int!) { site { product(entityId: $id) { name } } }";
  const body = { query, variables: { id: "a-password" } };
  await postGraphql(emulator, { token: await mintToken(emulator), body });
  await rows(page).getByText("Variable '$id' expected value of type 'Int!'").waitFor();
  await page.getByLabel("Find").fill("expected value of type");
  await page.getByRole("button", { name: "Wrong" }).click();
  await page.getByRole("heading", { name: "What was wrong" }).waitFor();
  const [message] = await page.locator(".messages li").allTextContents();
  expect(message).toContain('but got: "…". Reason: ');
  expect(await page.content()).not.toContain("a-password");
  expect(await page.locator("main img").count()).toBe(0);
  expect([await page.title(), faults]).toEqual(["BigCommerce emulator", []]);
});

test("a fault is added with a button, and gone once it has happened", async () => {
  const emulator = await startEmulator();
  const { page } = await openConsole(browser, emulator.url);
  await page.getByRole("group", { name: "Creating a token" }).getByText("Fail with 503").click();
  await page.getByText("Create a token: status 503").waitFor();
  expect(await page.getByRole("status").textContent()).toBe("Fault added: Fail with 503");
  expect([(await postToken(emulator)).status, (await postToken(emulator)).status]).toEqual([503, 200]);
  await rows(page).getByText("503").waitFor();
  await page.getByText("None: everything is answered").waitFor();
});

test("the clock moves, and a reset is carried out only when confirmed", async () => {
  const emulator = await startEmulator();
  const { page } = await openConsole(browser, emulator.url);
  await page.getByRole("button", { name: "+1 day" }).click();
  await page.getByText("1 d ahead").waitFor();
  await postGraphql(emulator);
  await rows(page).first().waitFor();
  await page.getByRole("button", { name: "Reset…" }).click();
  await page.getByRole("button", { name: "Keep everything" }).click();
  expect(emulator.requests()).toHaveLength(1);
  await page.getByRole("button", { name: "Reset…" }).click();
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await page.getByText("No requests yet.").waitFor();
  await page.getByText("the machine’s own time").waitFor();
});

test("the list shows one customer's requests, or errors, or what has a word in it", async () => {
  const emulator = await startEmulator();
  await sendRequests(emulator);
  const { page } = await openConsole(browser, emulator.url);
  const shown = () => rows(page).locator("td.operation button").allTextContents();
  await page.getByLabel("Customer").selectOption("1042");
  expect(await shown()).toEqual(["PageOf1042"]);
  await page.getByLabel("Customer").selectOption("");
  await page.getByLabel("Errors only").check();
  expect(await shown()).toEqual(["NoToken"]);
  const query = 'mutation Refused { login(email: "a@b.example", password: "x") { result } }';
  await postGraphql(emulator, { token: await mintToken(emulator), query });
  await expect.poll(shown).toEqual(["Refused", "NoToken"]);
  await page.getByLabel("Find").fill("retail");
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await page.getByLabel("Find").fill("retail graphql");
  expect(await shown()).toEqual(["PageOf1043"]);
});

test("arrows move within the list, Enter opens a request, and Escape goes back to it", async () => {
  const emulator = await startEmulator();
  await sendRequests(emulator);
  const { page } = await openConsole(browser, emulator.url);
  await rows(page).first().getByRole("button").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "PageOf1043" }).getByText("authorization").waitFor();
  await page.keyboard.press("Escape");
  const opened = page.getByRole("button", { name: "PageOf1043" });
  expect(await opened.evaluate((button) => button.matches(":focus"))).toBe(true);
});

test("the list keeps 300 rows, and a pause holds back what comes", async () => {
  const emulator = await startEmulator();
  const { page } = await openConsole(browser, emulator.url);
  await Promise.all(Array.from({ length: 310 }, (_, call) => fetch(`${emulator.url}/${call}`)));
  await page.getByText("last 300 of 310").waitFor();
  expect(await rows(page).count()).toBe(300);
  await page.getByRole("button", { name: "Pause" }).click();
  await fetch(`${emulator.url}/late`);
  await page.getByRole("button", { name: "Paused, 1 more" }).click();
  await page.getByText("last 300 of 311").waitFor();
  expect(await rows(page).first().textContent()).toContain("/late");
});

test("it says that it is disconnected, and begins anew by itself", async () => {
  const emulator = await startEmulator();
  await postGraphql(emulator);
  const { page } = await openConsole(browser, emulator.url);
  await emulator.close();
  await page.getByText("Disconnected, trying again", { exact: true }).first().waitFor();
  await startEmulator({ port: Number(new URL(emulator.url).port) });
  await page.getByText("Live", { exact: true }).waitFor();
  await page.getByText("No requests yet.").waitFor();
  expect(await page.getByRole("status").textContent()).toBe("Connected again");
});

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const looks = [
  ["light", desktop],
  ["dark", phone],
  ["dark", desktop],
  ["light", phone],
] as const;
// Most of the time of this file is axe.
const checkedLooks = process.env.E2E_APPEARANCES === "all" ? looks : looks.slice(0, 2);

test.each(checkedLooks)("axe finds nothing in %s at %j", async (colorScheme, viewport) => {
  const emulator = await startEmulator({ shopUrl: "http://localhost:3000" });
  await sendRequests(emulator);
  emulator.faults.add([{ on: "mint", status: 503 }]);
  const look = { colorScheme, viewport, reducedMotion: "reduce" } as const;
  const { page, faults } = await openConsole(browser, emulator.url, look);
  await page.getByRole("button", { name: "NoToken" }).click();
  await page.getByRole("heading", { name: "Headers" }).waitFor();
  const found = await violationsOf(page);
  await page.keyboard.press("Escape");
  if (viewport === phone) {
    await page.getByRole("button", { name: "Controls" }).click();
    found.push(...(await violationsOf(page)));
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect([found, overflow, faults]).toEqual([[], false, []]);
});
