import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFile, cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { startShop, storefrontFolder } from "./shop.js";
import { signIn } from "./shopper.js";

const cli = fileURLToPath(new URL("../../../packages/next-bigcommerce/dist/cli.js", import.meta.url));

// Made for this run: the demo's own are known to everybody, and so are none that the scan looks for.
const secrets = {
  SERVICE_SECRET: randomBytes(24).toString("hex"),
  SESSION_SECRET: randomBytes(24).toString("hex"),
  STAFF_SESSION_SECRET: randomBytes(24).toString("hex"),
};

function scan(environment: NodeJS.ProcessEnv, folder = storefrontFolder) {
  const { status, stdout } = spawnSync(process.execPath, [cli, "scan"], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    encoding: "utf8",
  });
  return { status, stdout };
}

it("the scan finds nothing in the storefront, built and served with its secrets, nor in the repository", async () => {
  const shop = await startShop(secrets);
  try {
    const retail = await signIn(shop, "retail");
    for (const path of ["/", "/account", "/account/orders"]) await retail.read(path);
  } finally {
    await shop.stop();
  }
  const { status, stdout } = scan(secrets);
  expect(stdout).toMatch(/^\d{3,} files scanned, 0 findings\.\n$/);
  expect(status).toBe(0);
});

it("each of these secrets is one that the scan finds, in a copy of what browsers fetch", async () => {
  const folder = await mkdtemp(join(tmpdir(), "scanned-storefront-"));
  try {
    for (const part of [".next/static", ".next/BUILD_ID"])
      await cp(join(storefrontFolder, part), join(folder, part), { recursive: true });
    expect(scan(secrets, folder).status).toBe(0);
    const files = await readdir(join(folder, ".next/static"), { recursive: true });
    const script = files.find((file) => file.endsWith(".js")) ?? "";
    for (const [name, value] of Object.entries(secrets)) {
      await appendFile(join(folder, ".next/static", script), `\n"${value}"`);
      const { status, stdout } = scan(secrets, folder);
      expect(stdout).toContain(`the value of ${name}\n`);
      expect(stdout).not.toContain(value);
      expect(status).toBe(1);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
