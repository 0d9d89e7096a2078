import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { requireChromium } from "../../../../scripts/find-chromium.js";

const switches =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: requireChromium(), args: switches.split(" ") });

interface ConsolePage {
  readonly page: Page;
  /** Errors of its scripts, and what its policy has refused. */
  readonly faults: readonly string[];
}

/** The emulator's console in a browser of its own, which the test ends. */
export async function openConsole(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<ConsolePage> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(url);
  await page.getByText("Live", { exact: true }).waitFor();
  return { page, faults };
}
