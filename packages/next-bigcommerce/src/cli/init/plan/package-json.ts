import { dirname, resolve } from "node:path";
import { validRange } from "semver";
import { version } from "../../../version.js";
import type { App } from "../app/app.js";
import { addEntries } from "../app/json-text.js";
import { Refusal } from "../app/refusal.js";
import { fileSpec, findTarball } from "./tarballs.js";
import { type AddedPackages, packagesOfTemplates } from "./versions.js";

export interface ManifestChange {
  readonly text: string;
  readonly scripts: readonly string[];
  /** Scripts that are there and do something else. */
  readonly keptScripts: readonly string[];
  readonly packages: AddedPackages;
  /** Packages of the named folder that package.json has from elsewhere. */
  readonly unusedTarballs: readonly string[];
  /** Whether the app has the emulator, from now on or before. */
  readonly hasEmulator: boolean;
}

export interface ManifestWish {
  readonly app: App;
  readonly nodeVersion: string;
  /** A folder with tarballs of this package and of the emulator. */
  readonly packagesFolder: string | undefined;
  /** Whether the app cannot do without the emulator. */
  readonly needsEmulator: boolean;
}

const scriptsOfTemplates = {
  schema: "next-bigcommerce schema > schema.graphql",
  codegen: "graphql-codegen --config codegen.ts",
};
const emulatorScript = { "dev:bigcommerce": "bigcommerce-emulator --port 4010" };

/** package.json with the scripts and packages that are missing; what is there already stays as it is. */
export async function completeManifest(wish: ManifestWish): Promise<ManifestChange> {
  const { app } = wish;
  const own = { ...app.manifest.devDependencies, ...app.manifest.dependencies };
  const product = own["next-bigcommerce"] ?? (await specOf("next-bigcommerce", wish));
  const emulator = own["bigcommerce-emulator"] ?? (await emulatorSpec(product, wish));
  if (product === undefined) throw new Refusal(notInstalled);
  if (emulator === undefined && wish.needsEmulator) throw new Refusal(noEmulator);
  const wanted = packagesOfTemplates(wish.nodeVersion, app.packageManager);
  const packages = {
    dependencies: without(own, { ...wanted.dependencies, "next-bigcommerce": product }),
    devDependencies: without(own, {
      ...wanted.devDependencies,
      ...(emulator === undefined ? {} : { "bigcommerce-emulator": emulator }),
    }),
  };
  const scripts = { ...scriptsOfTemplates, ...(emulator === undefined ? {} : emulatorScript) };
  const ownScripts = app.manifest.scripts ?? {};
  return {
    text: addAll(app.manifestText, { scripts, ...packages }),
    scripts: Object.keys(without(ownScripts, scripts)),
    keptScripts: Object.entries(scripts).flatMap(([name, value]) =>
      [undefined, value].includes(ownScripts[name]) ? [] : [name],
    ),
    packages,
    unusedTarballs: await findUnused(own, wish),
    hasEmulator: emulator !== undefined,
  };
}

const notInstalled =
  "This app's package.json does not have next-bigcommerce. Install it first, or name the folder of its tarball: --packages FOLDER.";
const noEmulator =
  "There is no bigcommerce-emulator to install. Name the folder of its tarball: --packages FOLDER, or leave out --emulator.";

function without(own: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => own[name] === undefined));
}

const addAll = (text: string, sections: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  Object.entries(sections).reduce((current, [name, entries]) => addEntries(current, name, entries), text);

async function specOf(name: string, { app, packagesFolder }: ManifestWish): Promise<string | undefined> {
  if (packagesFolder === undefined) return undefined;
  const spec = await specIn(packagesFolder, name, app.folder);
  if (spec === undefined) throw new Refusal(`There is no ${name}-*.tgz in ${packagesFolder}.`);
  return spec;
}

async function findUnused(own: Readonly<Record<string, string>>, { app, packagesFolder }: ManifestWish) {
  if (packagesFolder === undefined) return [];
  const unused = ["next-bigcommerce", "bigcommerce-emulator"].map(async (name) => {
    const tarball = await findTarball(packagesFolder, name);
    if (own[name] === undefined || tarball === undefined) return [];
    return fileOf(own[name], app.folder) === resolve(tarball) ? [] : [`${name} (${own[name]})`];
  });
  return (await Promise.all(unused)).flat();
}

/** npm writes `file:tarballs/…`, pnpm as it was typed, and we `file:./tarballs/…`. */
const fileOf = (spec: string, appFolder: string) =>
  spec.startsWith("file:") ? resolve(appFolder, spec.slice("file:".length)) : undefined;

/**
 * From where this package came: beside its tarball, or from the registry. A package that came as a file says nothing about
 * whose the emulator's name is in a registry.
 */
async function emulatorSpec(product: string | undefined, wish: ManifestWish): Promise<string | undefined> {
  if (wish.packagesFolder !== undefined && wish.needsEmulator) return specOf("bigcommerce-emulator", wish);
  if (wish.packagesFolder !== undefined)
    return specIn(wish.packagesFolder, "bigcommerce-emulator", wish.app.folder);
  if (product === undefined) return undefined;
  if (validRange(product) !== null) return `^${version}`;
  const file = fileOf(product, wish.app.folder);
  if (file === undefined) return undefined;
  return specIn(dirname(file), "bigcommerce-emulator", wish.app.folder);
}

async function specIn(folder: string, name: string, appFolder: string): Promise<string | undefined> {
  const tarball = await findTarball(folder, name);
  return tarball === undefined ? undefined : fileSpec(tarball, appFolder);
}
