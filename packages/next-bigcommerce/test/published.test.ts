import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { digestsIn, filesIn, folderOf, type PackageName, packers } from "./packing.js";
import { plainEnvironment, runOrThrow } from "./run-command.js";

const env = plainEnvironment();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-published-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const afterTsc: Readonly<Record<PackageName, string>> = {
  "next-bigcommerce": "scripts/bundle-cli.ts",
  "bigcommerce-emulator": "scripts/copy-schema.ts",
};

test.each(["next-bigcommerce", "bigcommerce-emulator"] as const)(
  "%s is built to the same bytes again",
  async (name) => {
    const to = join(folder, `dist-of-${name}`);
    const cwd = folderOf(name);
    const tsc = join(cwd, "node_modules/.bin/tsc");
    await runOrThrow(tsc, ["-p", "tsconfig.build.json", "--outDir", to], { cwd, env });
    await runOrThrow(process.execPath, [afterTsc[name], to], { cwd, env });
    expect(await digestsIn(to)).toEqual(await digestsIn(join(cwd, "dist")));
  },
);

test("the emulator that npm packs is installed by npm in an empty folder, and runs", async () => {
  const tarballs = join(folder, "tarballs");
  const app = join(folder, "app");
  for (const each of [tarballs, app]) await mkdir(each);
  await packers.npm("bigcommerce-emulator", tarballs);
  const [tarball = ""] = await filesIn(tarballs);
  await writeFile(join(app, "package.json"), JSON.stringify({ private: true }));
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  await runOrThrow("npm", ["install", ...quiet, join(tarballs, tarball)], { cwd: app, env });
  const bin = join(app, "node_modules/.bin/bigcommerce-emulator");
  const child = spawn(bin, ["--port", "0"], { cwd: app, env, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill());
  const [printed] = await once(child.stdout, "data");
  const [, url = ""] = /emulator at (http:\S+)/.exec(String(printed)) ?? [];
  const stats = await fetch(`${url}/__emulator/stats`);
  expect(await stats.json()).toMatchObject({ tokens: { impersonation: 0 } });
});
