import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { storefrontFolder } from "./shop.js";

const cli = fileURLToPath(new URL("../../../packages/next-bigcommerce/dist/cli.js", import.meta.url));

function scan(environment: NodeJS.ProcessEnv) {
  const { status, stdout } = spawnSync(process.execPath, [cli, "scan"], {
    cwd: storefrontFolder,
    env: { PATH: process.env.PATH, ...environment },
    encoding: "utf8",
  });
  return { status, stdout };
}

it("the scan finds nothing in the built storefront and its sources", () => {
  const { status, stdout } = scan({
    BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
    SERVICE_SECRET: "demo-service-secret",
    // This file is one that is looked at, so the secret is not written in it.
    SESSION_SECRET: randomBytes(24).toString("hex"),
  });
  expect(stdout).toMatch(/^\d{3,} files looked at, 0 findings\.\n$/);
  expect(status).toBe(0);
});

it("it does look at what browsers fetch: a text of the pages, taken for a secret, is found there", () => {
  const { status, stdout } = scan({ MADE_UP_SECRET: "Find a product" });
  expect(stdout).toMatch(/\.next\/static\/.*\.js:\d+ {2}the value of MADE_UP_SECRET/);
  expect(stdout).not.toContain("Find a product");
  expect(status).toBe(1);
});
