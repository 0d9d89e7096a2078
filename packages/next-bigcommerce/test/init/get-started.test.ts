import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod/mini";
import { walkthrough } from "../documentation/pages.js";
import { freePort } from "../free-port.js";
import { environmentOf } from "./installer.js";
import { launchBrowser, signIn } from "./shop.js";
import { Terminal } from "./terminal.js";

const page = "packages/next-bigcommerce/docs/get-started.md";
const { version } = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)("create-next-app/package.json"));

let root: string;
let terminal: Terminal;
let shopUrl: string;

/** Word for word, but for the version of create-next-app and for ports, which may be taken here. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "get-started-"));
  await cp(inject("tarballs"), join(root, "next-bigcommerce/tarballs"), { recursive: true });
  terminal = new Terminal(root, await environmentOf("npm", root));
  const [emulatorPort, shopPort] = [await freePort(), await freePort()];
  const addresses = [`http://127.0.0.1:${emulatorPort}/`, `http://127.0.0.1:${shopPort}/login`];
  shopUrl = `http://127.0.0.1:${shopPort}`;
  for (const { commands, isBackground } of walkthrough(page, "get-started")) {
    if (!isBackground)
      await terminal.run(commands.replace("create-next-app@latest", `create-next-app@${version}`));
    else {
      await movePort(terminal.folder, emulatorPort);
      await terminal.start(commands, addresses.shift() ?? "", { PORT: String(shopPort) });
    }
  }
}, 900_000);
afterAll(async () => {
  await terminal?.close();
  await rm(root, { recursive: true, force: true });
});

async function movePort(folder: string, port: number): Promise<void> {
  for (const name of ["package.json", ".env.local"]) {
    const file = join(folder, name);
    await writeFile(file, (await readFile(file, "utf8")).replaceAll("4010", String(port)));
  }
}

test("after the commands of docs/get-started.md, in their order, a customer signs in and sees orders", async () => {
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage({ baseURL: shopUrl });
    await tab.goto("/login");
    await signIn(tab, "retail@example.com");
    await tab.getByText("Order 10297").waitFor();
    expect(new URL(tab.url()).pathname).toBe("/account/orders");
  } finally {
    await browser.close();
  }
});
