import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainEnvironment, runOrThrow } from "./run-command.js";
import { runPnpm } from "./run-pnpm.js";

export const packages = ["next-bigcommerce", "bigcommerce-emulator"] as const;
export type PackageName = (typeof packages)[number];

export const folderOf = (name: PackageName) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const env = plainEnvironment();

/** What makes the tarball of a package in another folder. */
export const packers = {
  npm: (name: PackageName, to: string) =>
    runOrThrow("npm", ["pack", "--silent", "--pack-destination", to], { cwd: folderOf(name), env }),
  pnpm: (name: PackageName, to: string) =>
    runPnpm(["pack", "--pack-destination", to], { cwd: folderOf(name), env }),
};

export type Packer = keyof typeof packers;

/** Packs a package twice: the tarball's path, and whether both have the same bytes. */
export async function packTwice(packer: Packer, name: PackageName, below: string) {
  const [first, second] = await Promise.all([
    mkdtemp(join(below, `${name}-${packer}-`)),
    mkdtemp(join(below, `${name}-${packer}-`)),
  ]);
  await packers[packer](name, first);
  await packers[packer](name, second);
  const [tarball] = await filesIn(first);
  if (tarball === undefined) throw new Error(`${packer} packed nothing.`);
  const [digests, again] = [await digestsIn(first), await digestsIn(second)];
  return { tarball: join(first, tarball), isSame: JSON.stringify(digests) === JSON.stringify(again) };
}

/** The paths in a tarball. */
export async function listed(tarball: string): Promise<string[]> {
  const list = await runOrThrow("tar", ["-tzf", tarball], { cwd: dirname(tarball) });
  return list.split("\n").filter(Boolean).sort();
}

/** The paths of all files below a folder. */
export async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
}

/** All files below a folder, each with a digest of its bytes. */
export async function digestsIn(root: string): Promise<Record<string, string>> {
  const digests = (await filesIn(root)).map(async (file) => {
    const bytes = await readFile(join(root, file));
    return [file, createHash("sha256").update(bytes).digest("hex")];
  });
  return Object.fromEntries(await Promise.all(digests));
}
