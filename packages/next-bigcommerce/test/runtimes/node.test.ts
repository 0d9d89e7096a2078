import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { otherNodes } from "../node-versions.js";
import { installationOf } from "../platforms.js";
import { plainEnvironment, runCommand, runOrThrow } from "../run-command.js";
import { findNode } from "./installed-runtime.js";
import { callStoreIn } from "./run-in-runtime.js";

const emulatorBin = fileURLToPath(
  new URL("../../../bigcommerce-emulator/bin/bigcommerce-emulator.js", import.meta.url),
);

// Node 26 has undici 8, whose fetch keeps its dispatcher elsewhere, and whose dispatchers notify other methods.
const before8 = { slot: "undici.globalDispatcher.1", handler: "old" };
const since8 = { slot: "undici.globalDispatcher.2", handler: "new" };

const versions = [...otherNodes, "24.21.0"] as const;
const dispatchOf = (version: string) => (Number.parseInt(version, 10) >= 26 ? since8 : before8);

test.concurrent.for(versions)(
  "Node %s sends through the dispatcher of its own fetch, and serves guests, customers and routes",
  async (version, context) => {
    const dispatched = dispatchOf(version);
    const node = await findNode(version);
    if ("missing" in node) return context.skip(node.missing);
    expect(node.version).toBe(`v${version}`);
    const { transport, givenUp } = await callStoreIn(node);
    // A mint and a mutation.
    expect(transport).toEqual({ own: [dispatched, dispatched], ofFetch: [dispatched] });
    expect(givenUp).toBe("timeout");
  },
);

test.concurrent.for(versions)("Node %s runs the commands of both packages", async (version, context) => {
  const node = await findNode(version);
  if ("missing" in node) return context.skip(node.missing);
  for (const bin of ["node_modules/next-bigcommerce/dist/cli.js", emulatorBin]) {
    const options = { cwd: installationOf("next16"), env: plainEnvironment() };
    expect(await runOrThrow(node.program, [bin, "--help"], options)).toMatch(
      /Usage: bigcommerce-emulator|npx --no next-bigcommerce/,
    );
  }
});

test.concurrent.for(versions)("Node %s can load every part of the command", async (version, context) => {
  const node = await findNode(version);
  if ("missing" in node) return context.skip(node.missing);
  const folder = join(installationOf("next16"), "node_modules/next-bigcommerce/dist/cli");
  const parts = (await readdir(folder)).map((part) => pathToFileURL(join(folder, part)).href);
  expect(parts.length).toBeGreaterThan(1);
  const script = `for (const part of ${JSON.stringify(parts)}) await import(part);`;
  const options = { cwd: folder, env: plainEnvironment() };
  await runOrThrow(node.program, ["--input-type=module", "--eval", script], options);
});

test.concurrent.for(versions)(
  "Node %s finds a token in a built app with the packed command",
  async (version, context) => {
    const node = await findNode(version);
    if ("missing" in node) return context.skip(node.missing);
    const app = await mkdtemp(join(tmpdir(), "next-bigcommerce-scan-"));
    context.onTestFinished(() => rm(app, { recursive: true }));
    const accessToken = "scanned-access-token-of-a-store";
    await mkdir(join(app, ".next/static"), { recursive: true });
    await writeFile(join(app, ".next/BUILD_ID"), "1");
    await writeFile(join(app, ".next/static/page.js"), `const token = "${accessToken}";`);
    const bin = join(installationOf("next16"), "node_modules/next-bigcommerce/dist/cli.js");
    const scan = { cwd: app, env: plainEnvironment({ BIGCOMMERCE_ACCESS_TOKEN: accessToken }) };
    const { status, output } = await runCommand(node.program, [bin, "scan"], scan);
    expect(output).toContain(".next/static/page.js");
    expect(output).not.toContain(accessToken);
    expect(status).toBe(1);
  },
);

test.concurrent.for(versions)("Node %s shows what init would write into an app", async (version, context) => {
  const node = await findNode(version);
  if ("missing" in node) return context.skip(node.missing);
  const app = await mkdtemp(join(tmpdir(), "next-bigcommerce-init-"));
  context.onTestFinished(() => rm(app, { recursive: true }));
  const modules = join(installationOf("next16"), "node_modules");
  const dependencies = { next: "^16.3.4", "next-bigcommerce": "^0.1.0" };
  await writeFile(join(app, "package.json"), JSON.stringify({ dependencies }));
  await writeFile(join(app, "tsconfig.json"), "{}");
  await mkdir(join(app, "app"));
  await writeFile(join(app, "app/layout.tsx"), "export default ({ children }) => children;");
  await symlink(modules, join(app, "node_modules"));
  const command = [join(modules, "next-bigcommerce/dist/cli.js"), "init", "--yes", "--emulator", "--dry-run"];
  const output = await runOrThrow(node.program, command, { cwd: app, env: plainEnvironment() });
  expect(output).toContain("lib/bigcommerce.ts");
});
