import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
let emulator: Emulator;
let folder: string;

const script = `
import { createBigCommerce } from "next-bigcommerce";
const url = process.env.EMULATOR_URL;
const bigcommerce = createBigCommerce({
  storeHash: "emulator", accessToken: "emulator-access-token", channelIds: [1],
  apiUrl: url, storefrontUrl: url + "/channels/{channelId}",
});
await bigcommerce.guest.query("query Name { site { settings { storeName } } }");
const openTelemetry = await import("@opentelemetry/api").then(() => "installed", () => "absent");
const doneAtMs = performance.now();
process.on("exit", () => {
  const isKept = performance.now() - doneAtMs > 4000;
  console.log((isKept ? "kept alive" : "done") + ", OpenTelemetry is " + openTelemetry);
});
`;

/** An app with the built package and its required dependencies, without the optional one. */
beforeAll(async () => {
  emulator = await createEmulator();
  folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-"));
  const installed = join(folder, "node_modules", "next-bigcommerce");
  await mkdir(installed, { recursive: true });
  await cp(join(packageFolder, "dist"), join(installed, "dist"), { recursive: true });
  await cp(join(packageFolder, "package.json"), join(installed, "package.json"));
  for (const name of await readdir(join(packageFolder, "node_modules"))) {
    if (["next", "react", "react-dom", "server-only", "zod"].includes(name)) {
      await symlink(join(packageFolder, "node_modules", name), join(folder, "node_modules", name));
    }
  }
  await writeFile(join(folder, "app.mjs"), script);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await emulator.close();
});

it("without OpenTelemetry nothing is missing, and a process that has its answer ends by itself", async () => {
  const env = { ...process.env, EMULATOR_URL: emulator.url };
  const { stdout, stderr } = await run(
    process.execPath,
    ["--conditions=react-server", join(folder, "app.mjs")],
    {
      env,
      timeout: 20_000,
    },
  );
  expect(stdout.trim()).toBe("done, OpenTelemetry is absent");
  expect(stderr).toBe("");
});
