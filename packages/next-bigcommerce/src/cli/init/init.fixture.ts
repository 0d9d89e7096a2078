import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { runCommand } from "../command-line.js";

/** As create-next-app writes it. */
export const emptyApp: Readonly<Record<string, string>> = {
  "package.json": `${JSON.stringify(
    {
      name: "shop",
      private: true,
      scripts: { dev: "next dev", build: "next build" },
      dependencies: { next: "16.4.3", "next-bigcommerce": "^0.0.0", react: "19.3.0" },
      devDependencies: { "@types/node": "^20", typescript: "^5" },
    },
    null,
    2,
  )}\n`,
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  "app/layout.tsx": "export default function RootLayout({ children }: LayoutProps) {}",
  "app/page.tsx": "export default function Home() {}",
  ".gitignore": "/node_modules\n.env*\n",
};

/** The same with the sources in `src`. */
export const srcApp = Object.fromEntries([
  ...Object.entries(emptyApp).map(([path, text]) => [path.replace(/^app\//, "src/app/"), text]),
  ["tsconfig.json", '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }'],
]);

/** The app's folder. */
export let folder = "";
let programs = "";
const path = process.env.PATH;

/** For the calling test file. A call, since test files share this module. */
export function prepareFolders(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "init-"));
    programs = mkdtempSync(join(tmpdir(), "init-bin-"));
    process.env.PATH = programs + delimiter + path;
    for (const name of ["npm", "pnpm", "yarn", "bun"]) putProgram(name, 0);
  });
  afterEach(() => {
    process.env.PATH = path;
    for (const one of [folder, programs]) rmSync(one, { recursive: true, force: true });
  });
}

/** A package manager that only notes how it was called, since installing takes a registry: the heavy tests have the real ones. */
export function putProgram(name: string, status: number): void {
  const file = join(programs, name);
  writeFileSync(
    file,
    `#!/bin/sh\necho "${name} $*" >> "${programs}/calls"\necho "said by ${name}" >&2\nexit ${status}\n`,
  );
  chmodSync(file, 0o755);
}

export function installCalls(): string[] {
  try {
    return readFileSync(join(programs, "calls"), "utf8").trim().split("\n");
  } catch {
    return [];
  }
}

export function putFiles(files: Readonly<Record<string, string>>, into = folder): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), text);
  }
}

export function readFiles(from = folder): Record<string, string> {
  const entries = readdirSync(from, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const ours = files
    .map((file) => file.slice(from.length + 1))
    .filter((name) => !/^(\.git|node_modules)\//.test(name));
  return Object.fromEntries(ours.sort().map((name) => [name, readFileSync(join(from, name), "utf8")]));
}

/** Runs `init` in the app's folder. */
export async function init(...args: string[]) {
  const written: string[] = [];
  const told: string[] = [];
  const status = await runCommand(["init", ...args], {
    folder,
    environment: {},
    nowMs: 0,
    write: (text) => written.push(text),
    tell: (text) => told.push(text),
  });
  return { status, output: written.join(""), told: told.join("") };
}
