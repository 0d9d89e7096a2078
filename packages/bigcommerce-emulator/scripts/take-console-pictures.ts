// Takes the pictures of the console for the README from the built emulator: `node scripts/take-console-pictures.ts`.
// Before they are committed they are made smaller, with a palette of 64 colours (sharp, or any other program).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type BrowserContextOptions, chromium } from "playwright-core";
import { requireChromium } from "../../../scripts/find-chromium.ts";
import { sendTraffic } from "./console-traffic.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// Grey letters only: coloured edges make a picture twice as large.
const switches = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-lcd-text"];

const program = path("../bin/bigcommerce-emulator.js");
const emulator = spawn(process.execPath, [program, "--port", "0", "--shop-url", "http://localhost:3000"]);
const browser = await chromium.launch({ executablePath: requireChromium(), args: switches });
try {
  const url = await addressOf();
  await sendTraffic(url);
  await take(url, "console-desktop.png", { colorScheme: "light", viewport: { width: 1280, height: 720 } });
  await take(url, "console-phone.png", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
} finally {
  await browser.close();
  emulator.kill();
}

async function addressOf(): Promise<string> {
  const [output] = await once(emulator.stdout.setEncoding("utf8"), "data");
  const url = /http:\/\/[\w.:]+/.exec(String(output))?.[0];
  if (url === undefined) throw new Error(`The emulator did not print its address: ${output}`);
  return url;
}

async function take(url: string, file: string, look: BrowserContextOptions): Promise<void> {
  const page = await browser.newPage({ ...look, reducedMotion: "reduce" });
  await page.goto(url);
  await page.locator("#rows tr").first().waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  await page.screenshot({ path: path(`../docs/${file}`) });
  await page.close();
}
