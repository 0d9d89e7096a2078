import { readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod/mini";

/** A package as it is installed. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** What it says about Node: `>=20.9`. */
  readonly nodeRange: string | undefined;
  readonly dependencies: readonly string[];
  /** Where it is, with links followed. */
  readonly folder: string;
}

/** The names of the packages that a `package.json` lists. */
export interface AppManifest {
  readonly dependencies: readonly string[];
  /** `engines.node`. */
  readonly nodeRange: string | undefined;
}

const ranges = z.optional(z.record(z.string(), z.string()));
const manifestSchema = z.looseObject({
  version: z.optional(z.string()),
  engines: z.optional(z.looseObject({ node: z.optional(z.string()) })),
  dependencies: ranges,
  devDependencies: ranges,
  peerDependencies: ranges,
});

/** `undefined` if the folder has no `package.json` that can be read. */
export async function readAppManifest(folder: string): Promise<AppManifest | undefined> {
  const read = await readManifest(join(folder, "package.json"));
  if (read === undefined) return undefined;
  const lists = [read.dependencies, read.devDependencies, read.peerDependencies];
  return {
    dependencies: lists.flatMap((list) => Object.keys(list ?? {})),
    nodeRange: read.engines?.node,
  };
}

/** The package that a module in `folder` gets by that name; `undefined` if it is not installed there. */
export async function findInstalled(folder: string, name: string): Promise<InstalledPackage | undefined> {
  for (const parent of foldersUpFrom(folder)) {
    const path = join(parent, "node_modules", name, "package.json");
    const read = await readManifest(path);
    if (read?.version === undefined) continue;
    return {
      name,
      version: read.version,
      nodeRange: read.engines?.node,
      dependencies: Object.keys({ ...read.dependencies, ...read.peerDependencies }),
      folder: dirname(await realpath(path)),
    };
  }
  return undefined;
}

/** Not those of NODE_PATH, which pnpm sets for the commands that it runs. */
function foldersUpFrom(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpFrom(parent)];
}

/** Editors on Windows begin a file with a mark, which package managers pass over. */
const withoutMark = (text: string) => text.replace(/^\uFEFF/, "");

async function readManifest(path: string): Promise<z.infer<typeof manifestSchema> | undefined> {
  try {
    const read = manifestSchema.safeParse(JSON.parse(withoutMark(await readFile(path, "utf8"))));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
