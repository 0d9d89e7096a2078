import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod/mini";

/** The package.json of an installed package, here or in a folder above. */
export function findInstalled(name: string, folder: string): string | undefined {
  const file = join(folder, "node_modules", name, "package.json");
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : findInstalled(name, dirname(folder));
}

const versionSchema = z.object({ version: z.string() });

export function installedVersion(name: string, folder: string): string | undefined {
  const file = findInstalled(name, folder);
  if (file === undefined) return undefined;
  return versionSchema.safeParse(parseJson(readFileSync(file, "utf8"))).data?.version;
}

/** An installation that broke off leaves half a file. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
