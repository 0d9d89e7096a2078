import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { compare, valid } from "semver";

/** The newest tarball of a package in a folder; `undefined` if there is none. */
export async function findTarball(folder: string, name: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  const versions = names.flatMap((file) => {
    const version =
      file.startsWith(`${name}-`) && file.endsWith(".tgz") ? file.slice(name.length + 1, -4) : "";
    return valid(version) === null ? [] : [version];
  });
  const newest = versions.sort(compare).at(-1);
  return newest === undefined ? undefined : join(folder, `${name}-${newest}.tgz`);
}

/** How package.json names a file. */
export function fileSpec(file: string, appFolder: string): string {
  const path = relative(appFolder, file).split(sep).join("/");
  return `file:${path.startsWith(".") ? path : `./${path}`}`;
}
