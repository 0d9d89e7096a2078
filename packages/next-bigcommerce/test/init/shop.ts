import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Browser, chromium, type Page } from "playwright-core";
import { requireChromium } from "../../../../scripts/find-chromium.ts";
import { type RunningApp, serve } from "../next-server.js";
import type { Installer } from "./installer.js";
import type { NewApp } from "./new-app.js";

export interface RunningEmulator {
  readonly url: string;
  /** GraphQL responds 503 until `recover`. */
  fail(): Promise<void>;
  recover(): Promise<void>;
  stop(): Promise<void>;
}

/** The app's own script, on a free port. */
export async function startEmulator(app: NewApp, installer: Installer): Promise<RunningEmulator> {
  const separator = installer === "npm" ? ["--"] : [];
  const args = ["run", "dev:bigcommerce", ...separator, "--port", "0"];
  // A group of its own: the package manager does not hand every signal on.
  const child = spawn(installer, args, { cwd: app.folder, env: app.environment, detached: true });
  const closed = once(child, "close");
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        const found = /emulator at (http:\S+)/.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
    closed.then(() => reject(new Error(`The emulator ended by itself:\n${output}`)));
  });
  const faults = async (init: RequestInit) => {
    const { ok } = await fetch(`${url}/__emulator/faults`, init);
    if (!ok) throw new Error("The emulator did not take the faults.");
  };
  const down = JSON.stringify([{ on: "graphql", times: null, status: 503 }]);
  const headers = { "content-type": "application/json" };
  return {
    url,
    fail: () => faults({ method: "POST", headers, body: down }),
    recover: () => faults({ method: "DELETE" }),
    stop: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
      await closed;
    },
  };
}

/** The emulator's address in place of the one in .env.local, whose port may be taken here. */
export const addressOf = ({ url }: RunningEmulator) => ({
  BIGCOMMERCE_API_URL: url,
  BIGCOMMERCE_STOREFRONT_URL: `${url}/channels/{channelId}`,
});

export const startShop = ({ folder }: NewApp, emulator: RunningEmulator): Promise<RunningApp> =>
  serve(folder, ["start"], addressOf(emulator));

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: requireChromium(),
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
}

export async function signIn(page: Page, email: string, password = "emulator"): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
