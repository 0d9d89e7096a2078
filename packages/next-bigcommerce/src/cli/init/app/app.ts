import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { detectPackageManager, type PackageManagerName } from "nypm";
import { minVersion, satisfies, validRange } from "semver";
import * as z from "zod/mini";
import { findInstalled } from "../../app/installed.js";
import { supportedVersions } from "../../app/own-package.js";
import { type Alias, readAliases } from "./alias.js";
import { type BasePath, readBasePath } from "./base-path.js";
import { readIfThere, readOwn } from "./read-file.js";
import { Refusal } from "./refusal.js";

/** The app that `init` was called in. */
export interface App {
  readonly folder: string;
  readonly manifestText: string;
  readonly manifest: Manifest;
  /** `src` or empty. */
  readonly sourceFolder: string;
  readonly aliases: readonly Alias[];
  readonly basePath: BasePath;
  readonly packageManager: PackageManagerName;
  /** The files below the source folder, from there, with `/`. */
  readonly sourceFiles: readonly string[];
}

const record = z.optional(z.record(z.string(), z.string()));
const manifestSchema = z.object({ dependencies: record, devDependencies: record, scripts: record });

export type Manifest = z.infer<typeof manifestSchema>;

/** Looks at the app, and refuses one that `init` cannot add to. Nothing is written yet. */
export async function readApp(folder: string, userAgent = ""): Promise<App> {
  const manifestText = await readManifest(folder);
  const manifest = parseManifest(manifestText);
  await refuseNext(folder, manifest);
  if (!existsSync(join(folder, "tsconfig.json"))) throw new Refusal(noTypeScript);
  const sourceFolder = findSourceFolder(folder);
  const sourceFiles = await listFiles(join(folder, sourceFolder));
  await refuseLayouts(folder, sourceFolder, sourceFiles);
  return {
    folder,
    manifestText,
    manifest,
    sourceFolder,
    aliases: await readAliases(folder),
    basePath: await readBasePath(folder),
    packageManager: await findPackageManager(folder, userAgent),
    sourceFiles,
  };
}

async function readManifest(folder: string): Promise<string> {
  const text = await readIfThere("package.json", folder);
  if (text !== undefined) return text;
  throw new Refusal(
    `There is no package.json in ${folder}. Run init in the folder of your Next app; \`npx create-next-app@latest\` makes one.`,
  );
}

function parseManifest(text: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    throw new Refusal(
      "package.json cannot be read: it is not valid JSON, or its lists are not lists of strings.",
    );
  }
}

const noTypeScript =
  "There is no tsconfig.json, and init writes TypeScript. Create an empty tsconfig.json and run `next dev` once: Next fills it in and names what to install.";

/** The pages of `init` are right below app/: there the layout must be the one that writes the document. */
async function refuseLayouts(folder: string, sourceFolder: string, files: readonly string[]): Promise<void> {
  const root = files.find((path) => /^app\/layout\.[jt]sx?$/.test(path));
  const deeper = files.filter((path) => /^app\/(?:[[(][^/]+\/)+layout\.[jt]sx?$/.test(path)).sort();
  const place = (path: string) => posix.join(sourceFolder, path);
  const writesDocument = async (path: string) => /<html\b/.test(await readOwn(place(path), folder));
  if (root !== undefined && (await writesDocument(root))) return;
  const writing = await Promise.all(deeper.map(writesDocument));
  const document = deeper.find((_, index) => writing[index]);
  if (root === undefined)
    throw new Refusal(noRootLayout(place("app/layout.tsx"), deeper.map(place), document && place(document)));
  if (document !== undefined)
    throw new Refusal(
      `${place(root)} does not write <html>: ${place(document)} does. ${copyInstead(posix.dirname(place(document)))}`,
    );
}

function noRootLayout(root: string, deeper: readonly string[], document = deeper[0]): string {
  if (document === undefined)
    return `There is no ${root}. init puts its pages into app/, where they need a root layout.`;
  return `There is no ${root}: the root layout is ${document}. ${copyInstead(posix.dirname(document))}`;
}

const copyInstead = (place: string) =>
  `init puts its pages right into app/, where they would have no layout. Run it in a new app beside this one (\`npx create-next-app@latest --empty\`), copy its files, move app/login/ and app/account/ into ${place}/, and change the imports "@/app/…" and the addresses in redirect() to match.`;

/** What Next itself takes: `app` wins over `src/app`. */
function findSourceFolder(folder: string): string {
  for (const source of ["", "src"]) if (existsSync(join(folder, source, "app"))) return source;
  const hasPages = existsSync(join(folder, "pages")) || existsSync(join(folder, "src/pages"));
  throw new Refusal(
    hasPages
      ? "This app has pages/ only. The files of init are for the App Router: create app/ with a layout first; both can stand side by side."
      : "There is no app/ and no src/app/ here. Run init in the folder of your Next app.",
  );
}

async function refuseNext(folder: string, { dependencies, devDependencies }: Manifest): Promise<void> {
  const wanted = dependencies?.next ?? devDependencies?.next;
  const version = (await findInstalled(folder, "next"))?.version ?? lowest(wanted);
  if (wanted === undefined && version === undefined)
    throw new Refusal(
      "This folder's package.json does not have Next. Run init in the folder of your Next app.",
    );
  const range = supportedVersions().next;
  if (version !== undefined && !satisfies(version, range, { includePrerelease: true }))
    throw new Refusal(
      `This app has Next ${version}. The package needs ${range}: earlier releases can be made to run an attacker's code, and later ones have not been tried.`,
    );
}

const lowest = (range: string | undefined) =>
  range === undefined || validRange(range) === null ? undefined : minVersion(range)?.version;

async function listFiles(folder: string): Promise<string[]> {
  const lists = ["app", "pages"].map(async (name) => {
    const entries = await readdir(join(folder, name), { recursive: true }).catch(() => []);
    return entries.map((entry) => `${name}/${entry.split(sep).join("/")}`);
  });
  return (await Promise.all(lists)).flat();
}

const managers = ["npm", "pnpm", "yarn", "bun"] as const;

/** By the lockfile and package.json, here and in the folders above, if those can be read; else the one that runs this command. */
async function findPackageManager(folder: string, userAgent: string): Promise<PackageManagerName> {
  const detected = await detectPackageManager(folder, { ignoreArgv: true }).catch(() => undefined);
  return detected?.name ?? managers.find((name) => userAgent.startsWith(`${name}/`)) ?? "npm";
}
