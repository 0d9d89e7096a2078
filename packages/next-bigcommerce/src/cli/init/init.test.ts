import { execFileSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEnvText } from "../app/env-file.js";
import {
  emptyApp,
  folder,
  init,
  installCalls,
  prepareFolders,
  putFiles,
  putProgram,
  readFiles,
  srcApp,
} from "./init.fixture.js";

prepareFolders();

const pages = ["app/account/orders/page.tsx", "app/login/page.tsx", "lib/bigcommerce.ts", "lib/session.ts"];

test("an empty app gets everything, and is told the next two steps", async () => {
  putFiles(emptyApp);
  const { status, output, told } = await init("--yes", "--emulator");
  expect([status, told]).toEqual([0, ""]);
  const files = readFiles();
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([...pages, "codegen.ts", "gql/graphql.ts", ".env.local"]),
  );
  expect(output).toContain("1. npm run dev:bigcommerce");
  expect(output).toContain("2. npm run dev ");
  expect(installCalls()).toEqual(["npm install"]);
  for (const name of Object.keys(emptyApp).filter((one) => one !== "package.json"))
    expect(files[name]).toBe(emptyApp[name]);
});

test("a second run changes nothing, writes nothing and installs nothing that is there", async () => {
  putFiles(emptyApp);
  await init("--yes", "--emulator", "--graphql-route");
  const before = readFiles();
  const { dependencies, devDependencies } = JSON.parse(before["package.json"] ?? "");
  for (const name of Object.keys({ ...dependencies, ...devDependencies }))
    putFiles({ [`node_modules/${name}/package.json`]: '{ "version": "16.4.3" }' });
  const times = () => Object.keys(before).map((name) => statSync(join(folder, name)).mtimeMs);
  const timesBefore = times();
  const { status, output } = await init("--yes", "--emulator", "--graphql-route");
  expect(status).toBe(0);
  expect(readFiles()).toEqual(before);
  expect(times()).toEqual(timesBefore);
  expect(output).not.toMatch(/^ {2}(new|adds to|kept|waits)/m);
  expect(installCalls()).toEqual(["npm install"]);
});

test("the token route is there with impersonation tokens only, the GraphQL route only if it is wanted", async () => {
  const routes = () => Object.keys(readFiles()).filter((name) => /^app\/api\/.*\/route\.ts$/.test(name));
  putFiles(emptyApp);
  await init("--yes");
  expect(routes()).toEqual(["app/api/impersonation-token/route.ts"]);
  await init("--yes", "--graphql-route");
  expect(routes()).toEqual(["app/api/graphql/route.ts", "app/api/impersonation-token/route.ts"]);
});

test("with private tokens there is no token route and no secret for it", async () => {
  putFiles(emptyApp);
  await init("--yes", "--token-kind", "private");
  const files = readFiles();
  expect(files["app/api/impersonation-token/route.ts"]).toBeUndefined();
  expect(files[".env.local"]).not.toContain("SERVICE_SECRET");
  expect(files["lib/bigcommerce.ts"]).toContain('tokenKind: "private"');
});

test("an app with src/ gets its files there, and code generation looks there", async () => {
  putFiles(srcApp);
  await init("--yes");
  const files = readFiles();
  expect(Object.keys(files)).toEqual(expect.arrayContaining(pages.map((name) => `src/${name}`)));
  expect(files["src/lib/bigcommerce.ts"]).toContain('from "@/lib/session"');
  expect(files["codegen.ts"]).toContain('"src/{app,components,lib}/**/*.{graphql,ts,tsx}"');
  expect(files["codegen.ts"]).toContain('"src/gql/": {');
  expect(Object.keys(files).filter((name) => /^(app|lib|gql)\//.test(name))).toEqual([]);
});

test("a dry run shows the files and writes none", async () => {
  putFiles(emptyApp);
  const { status, output } = await init("--dry-run");
  expect(status).toBe(0);
  expect(output).toContain("lib/session.ts");
  expect(readFiles()).toEqual(emptyApp);
  expect(installCalls()).toEqual([]);
});

test("without --yes it does not wait for answers that nobody can give", async () => {
  putFiles(emptyApp);
  const { status, told } = await init();
  expect(status).toBe(2);
  expect(told).toContain("Add --yes");
  expect(readFiles()).toEqual(emptyApp);
});

test.each([
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["package-lock.json", "npm"],
])("with %s the packages are installed by %s", async (lockfile, manager) => {
  putFiles({ ...emptyApp, [lockfile]: "" });
  const { output } = await init("--yes", "--emulator");
  expect(installCalls()).toEqual([`${manager} install`]);
  expect(output).toContain(`1. ${manager} `);
});

test("in a workspace the lockfile of the folder above says who installs", async () => {
  putFiles({ "pnpm-workspace.yaml": "packages: [shop]\n", "package.json": "{}" });
  const shop = join(folder, "shop");
  putFiles(emptyApp, shop);
  const { runCommand } = await import("../command-line.js");
  const context = { folder: shop, environment: {}, nowMs: 0, write: () => {}, tell: () => {} };
  expect(await runCommand(["init", "--yes"], context)).toBe(0);
  expect(installCalls()).toEqual(["pnpm install"]);
});

test("if installing fails, the files stay and the command to run is named", async () => {
  putFiles(emptyApp);
  putProgram("npm", 1);
  const { status, told } = await init("--yes");
  expect(status).toBe(1);
  expect(told).toContain("said by npm");
  expect(told).toContain("run this yourself:\n  npm install");
  expect(Object.keys(readFiles())).toEqual(expect.arrayContaining(pages));
});

test("if a file cannot be written, it says which ones are", async () => {
  putFiles({ ...emptyApp, lib: "a file, where a folder must be" });
  const { status, told } = await init("--yes");
  expect(status).toBe(1);
  expect(told).toMatch(/^lib\/bigcommerce\.ts could not be written: /);
  expect(told).toContain("Written so far: .env.local, package.json, app/account/account.css");
  expect(installCalls()).toEqual([]);
});

test("the secrets are long, random, unreadable for others, and never printed", async () => {
  const secrets: string[] = [];
  for (let run = 0; run < 2; run++) {
    putFiles({ ...emptyApp, ".env.local": "" });
    const { output, told } = await init("--yes");
    const made = readEnvText(readFiles()[".env.local"] ?? "").filter(({ name }) => name.endsWith("_SECRET"));
    secrets.push(...made.map(({ value }) => value));
    for (const { value } of made) expect(output + told).not.toContain(value);
  }
  expect(secrets.every((secret) => /^[\w-]{43}$/.test(secret))).toBe(true);
  expect(new Set(secrets).size).toBe(4);
});

test(".env.local is for its owner only", async () => {
  putFiles(emptyApp);
  await init("--yes");
  expect(statSync(join(folder, ".env.local")).mode & 0o077).toBe(0);
});

test("git ignores .env.local afterwards, if it did not", async () => {
  putFiles({ ...emptyApp, ".gitignore": "/node_modules" });
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  await init("--yes");
  expect(readFiles()[".gitignore"]).toBe("/node_modules\n\n# secrets of this machine\n.env.local\n");
  execFileSync("git", ["check-ignore", "--quiet", ".env.local"], { cwd: folder });
});

test("an .env.local that is committed is said to be", async () => {
  putFiles({ ...emptyApp, ".gitignore": "", ".env.local": "A=1\n" });
  for (const args of [
    ["init", "--quiet"],
    ["add", ".env.local"],
  ])
    execFileSync("git", args, { cwd: folder });
  const { output } = await init("--yes");
  expect(output).toContain("git rm --cached .env.local");
});

test("pages of the same address elsewhere stay the only ones", async () => {
  putFiles({
    ...emptyApp,
    "app/(auth)/login/page.tsx": "export default function Login() {}",
    "pages/account/orders.tsx": "",
  });
  const { output } = await init("--yes");
  const files = Object.keys(readFiles());
  expect(files).not.toContain("app/login/page.tsx");
  expect(files).not.toContain("app/account/orders/page.tsx");
  expect(output).toContain("app/(auth)/login/page.tsx was not changed");
});

test("a folder where a module would be hides no module of the app", async () => {
  putFiles({ ...emptyApp, "lib/session/index.tsx": "export const getSession = () => null;" });
  mkdirSync(join(folder, "lib/bigcommerce"));
  await init("--yes");
  const files = Object.keys(readFiles());
  expect(files).not.toContain("lib/session.ts");
  expect(files).toContain("lib/bigcommerce.ts");
});

test("without a script dev, and with the store's variables filled in, the steps say only what is left", async () => {
  const { scripts: _, ...manifest } = JSON.parse(emptyApp["package.json"] ?? "");
  const variables = { STORE_HASH: "abc123", ACCESS_TOKEN: "t", CHANNEL_ID: "" };
  const env = Object.entries(variables).map(([name, value]) => `BIGCOMMERCE_${name}=${value}\n`);
  putFiles({ ...emptyApp, "package.json": JSON.stringify(manifest), ".env.local": env.join("") });
  expect((await init("--yes")).output).toContain(
    "1. fill in BIGCOMMERCE_CHANNEL_ID in .env.local\n  2. npx next dev ",
  );
  putFiles({ ".env.local": env.join("").replace("CHANNEL_ID=", "CHANNEL_ID=1") });
  expect((await init("--yes")).output).toContain("1. npx next dev ");
});

test("tarballs of a package that package.json has from elsewhere are said to be left out", async () => {
  putFiles({ ...emptyApp, "tarballs/next-bigcommerce-0.9.0.tgz": "" });
  const { status, output } = await init("--yes", "--packages", "tarballs");
  expect(status).toBe(0);
  expect(output).toContain("their tarballs are not installed: next-bigcommerce (^0.0.0)");
  expect(readFiles()["package.json"]).not.toContain("emulator");
});

test("a package.json in a folder above that cannot be read does not matter", async () => {
  putFiles({ "package.json": "{" });
  const shop = join(folder, "shop");
  putFiles(emptyApp, shop);
  const { runCommand } = await import("../command-line.js");
  const context = { folder: shop, environment: {}, nowMs: 0, write: () => {}, tell: () => {} };
  expect(await runCommand(["init", "--yes"], context)).toBe(0);
  expect(installCalls()).toEqual(["npm install"]);
});
