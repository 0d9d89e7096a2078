import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

const generated = new Set(["dist", "build", "out", "coverage", "public"]);
/** There, a route may be called `build` or `public`. */
const ofRoutes = /^(?:src|app|pages)(?:\/|$)/;
const maxBytes = 1024 * 1024;

/** Files below the app's folder that people wrote, with `/`. Symbolic links are not followed. */
export async function listWrittenFiles(folder: string, below = ""): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  const lists = entries.map(async (entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isFile()) return [path];
    return entry.isDirectory() && !isLeftOut(path, entry.name) ? listWrittenFiles(folder, path) : [];
  });
  return (await Promise.all(lists)).flat();
}

function isLeftOut(path: string, name: string): boolean {
  if (name === "node_modules" || name.startsWith(".")) return true;
  return generated.has(name) && !ofRoutes.test(path);
}

/** `undefined` if there is no such file, or one larger than anything written by hand. */
export async function readText(folder: string, path: string): Promise<string | undefined> {
  const { size } = await stat(join(folder, path)).catch(() => ({ size: Number.POSITIVE_INFINITY }));
  if (size > maxBytes) return undefined;
  return readFile(join(folder, path), "utf8").catch(() => undefined);
}

const batchSize = 64;

/** A repository has more files than a process may open at a time. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += batchSize)
    results.push(...(await Promise.all(items.slice(from, from + batchSize).map(work))));
  return results;
}
