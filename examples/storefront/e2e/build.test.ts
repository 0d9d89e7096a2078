import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { nextBin } from "../../../packages/next-bigcommerce/test/next-server.js";
import { plainEnvironment, runCommand } from "../../../packages/next-bigcommerce/test/run-command.js";
import { storefrontFolder } from "./shop.js";

const recorder = fileURLToPath(
  new URL("../../../packages/next-bigcommerce/test/fixtures/record-connections.cjs", import.meta.url),
);

it("the storefront builds with no variable set and no server running, and sends no request", async () => {
  const connectionLog = join(tmpdir(), `storefront-build-${process.pid}.log`);
  const env = plainEnvironment({ NODE_OPTIONS: `--require ${recorder}`, CONNECTION_LOG: connectionLog });
  const { status, output } = await runCommand(process.execPath, [nextBin, "build"], {
    cwd: storefrontFolder,
    env,
  });
  expect(status, output).toBe(0);
  const connections = (await readFile(connectionLog, "utf8").catch(() => "")).split("\n").filter(Boolean);
  // Turbopack talks to its own workers on this machine; no variable is set that could name a store here.
  expect(connections.filter((line) => !line.startsWith("connect 127.0.0.1:"))).toEqual([]);
  expect(output).not.toContain("DEMO");
});
