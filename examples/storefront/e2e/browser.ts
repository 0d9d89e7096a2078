import { type Browser, type BrowserContext, chromium, type LaunchOptions, type Page } from "playwright-core";
import { requireChromium } from "../../../scripts/find-chromium.js";
import { permitSignIn } from "./shopper.js";

const switches =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

const launchOptions = (more: readonly string[] = []): LaunchOptions => ({
  executablePath: requireChromium(),
  args: [...switches.split(" "), ...more],
  // Playwright would have a page loaded anew on the way back; a shopper's browser keeps it as it was.
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
});

let running: Promise<Browser> | undefined;

/** One for all test files of a process, which it ends with. A visit's cookies and cache are its own. */
export function sharedBrowser(): Promise<Browser> {
  running ??= chromium.launch(launchOptions());
  return running;
}

/** One that keeps its state in a folder, and takes further switches. */
export const launchWithProfile = (folder: string, more: readonly string[]): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, launchOptions(more));

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page's scripts so far. */
  readonly faults: readonly string[];
}

/**
 * Next looks ahead at the account's pages; once the session has ended it is led to the sign-in page, which has no such
 * segment. The browser logs the 404, and nobody sees it. A visit expects it after its own sign-out only; a test that ends
 * the session in another way says that it does.
 */
export const redirectedPrefetch = /status of 404 .*\/login\?next=[^ ]*&_rsc=/;

/** A browser of somebody's own: no cookie, no cache. */
export async function openVisit(
  browser: Browser,
  baseURL: string,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL, ...options });
  // Time enough for a machine that does something else besides: how long a page takes says nothing.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  let isSignedOut = false;
  context.on("request", (request) => {
    isSignedOut ||= request.method() === "POST" && new URL(request.url()).pathname === "/logout";
  });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    const fault = `${message.text()} ${message.location().url}`;
    const isExpected = isSignedOut && redirectedPrefetch.test(fault);
    if (message.type() === "error" && !isExpected) faults.push(fault);
  });
  return { page, context, faults };
}

/** By the button of the account's navigation, until `isEnd`; pressed before it is known who that is, it asks first. */
export async function signOut(page: Page, isEnd = ({ pathname }: URL) => pathname === "/"): Promise<void> {
  const press = () =>
    page.getByRole("button", { name: "Sign out" }).filter({ visible: true }).first().click();
  await press();
  await page.waitForURL((url) => isEnd(url) || url.pathname === "/sign-out");
  if (new URL(page.url()).pathname === "/sign-out") await press();
  await page.waitForURL(isEnd);
}

export async function signInWithForm(page: Page, email: string, password = "emulator"): Promise<void> {
  permitSignIn(email);
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** At the staff desk, as the demo's member of staff. */
export async function signInAsStaff(page: Page): Promise<void> {
  await page.goto("/staff");
  await page.getByLabel("Staff email").fill("staff@example.com");
  await page.getByLabel("Password").fill("emulator-staff");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Signed in as staff@example.com").waitFor();
}
