import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import {
  digestsIn,
  filesIn,
  folderOf,
  listed,
  type PackageName,
  packages,
  packers,
  packTwice,
} from "./packing.js";
import { plainEnvironment, runOrThrow } from "./run-command.js";

const env = plainEnvironment();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-published-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const afterTsc: Readonly<Record<PackageName, string>> = {
  "next-bigcommerce": "scripts/bundle-cli.ts",
  "bigcommerce-emulator": "scripts/copy-served-files.ts",
};

test.each(packages)(
  "npm packs of %s what pnpm packs, with its license, and each the same bytes each time",
  async (name) => {
    const { tarball, isSame } = await packTwice("npm", name, folder);
    expect(isSame).toBe(true);
    const files = await listed(tarball);
    expect(files).toContain("package/LICENSE");
    const byPnpm = await packTwice("pnpm", name, folder);
    expect(byPnpm.isSame).toBe(true);
    expect(files).toEqual(await listed(byPnpm.tarball));
    const license = await readFile(join(folderOf(name), "LICENSE"), "utf8");
    expect(license).toBe(await readFile(join(folderOf(name), "../../LICENSE"), "utf8"));
  },
);

test.each(packages)("%s is built to the same bytes again", async (name) => {
  const to = join(folder, `dist-of-${name}`);
  const cwd = folderOf(name);
  const tsc = join(cwd, "node_modules/.bin/tsc");
  await runOrThrow(tsc, ["-p", "tsconfig.build.json", "--outDir", to], { cwd, env });
  await runOrThrow(process.execPath, [afterTsc[name], "--out", to], { cwd, env });
  expect(await digestsIn(to)).toEqual(await digestsIn(join(cwd, "dist")));
});

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
  expect((await fetch(`${url}/__emulator/console/main.js`)).status).toBe(200);
});
