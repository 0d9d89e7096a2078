// Takes the README's pictures of the running demo: `npx pnpm@12 demo`, and in another terminal
// `npx pnpm@12 --filter storefront screenshots`.
import { fileURLToPath } from "node:url";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";

const shopUrl = process.argv[2] ?? "http://127.0.0.1:3000";
const folder = fileURLToPath(new URL("../screenshots", import.meta.url));

const desktop = { viewport: { width: 1280, height: 860 } };
const dark: BrowserContextOptions = { ...desktop, colorScheme: "dark" };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly as?: string;
  /** The customer whose pages staff look at. */
  readonly viewing?: number;
  readonly options: BrowserContextOptions;
}

const pictures: readonly Picture[] = [
  { name: "catalogue-desktop", path: "/", options: desktop },
  { name: "own-price-desktop", path: "/product/", as: "wholesale@example.com", options: desktop },
  {
    name: "orders-desktop-dark",
    path: "/account/orders",
    as: "wholesale@example.com",
    options: dark,
  },
  { name: "orders-phone", path: "/account/orders", as: "retail@example.com", options: phone },
  { name: "product-desktop-dark", path: "/product/heron-gooseneck-kettle", options: dark },
  { name: "token-desktop-dark", path: "/dev/token", options: dark },
  { name: "staff-view-desktop", path: "/account", viewing: 1042, options: desktop },
  { name: "catalogue-phone-dark", path: "/", options: { ...phone, colorScheme: "dark" } },
];

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("emulator");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/account");
}

async function enterAsStaff(page: Page, customerId: number): Promise<void> {
  await page.goto("/staff");
  await page.getByLabel("Staff email").fill("staff@example.com");
  await page.getByLabel("Password").fill("emulator-staff");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Signed in as staff@example.com").waitFor();
  await page.goto(`/staff?customer=${customerId}`);
  await page.getByLabel("Reason").fill("Call about a late parcel");
  await page.getByRole("button", { name: /^See the shop as/ }).click();
  await page.waitForURL("**/account");
}

/** `/product/` stands for the first product of the catalogue. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path === "/product/" ? "/" : path);
  if (path === "/product/") {
    const first = await page.locator('a[href^="/product/"]').first().getAttribute("href");
    await page.goto(first ?? "/");
  }
  // The token inspector never stops loading.
  if (path !== "/dev/token") await page.waitForLoadState("networkidle");
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const { name, path, as, viewing, options } of pictures) {
  const context = await browser.newContext({ baseURL: shopUrl, ...options });
  const page = await context.newPage();
  if (as !== undefined) await signIn(page, as);
  if (viewing !== undefined) await enterAsStaff(page, viewing);
  await open(page, path);
  await page.screenshot({ path: `${folder}/${name}.jpg`, type: "jpeg", quality: 82 });
  await context.close();
  console.log(`${name}.jpg`);
}
await browser.close();
