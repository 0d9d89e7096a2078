import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import * as z from "zod/mini";
import { parseJsonc } from "./json-text.js";

/** A pattern of tsconfig's `paths` that stands for a folder: `@/*`. */
export interface Alias {
  readonly prefix: string;
  /** From the app's folder, with `/`; empty for the app's folder itself. */
  readonly folder: string;
}

const configSchema = z.object({
  extends: z.optional(z.union([z.string(), z.array(z.string())])),
  compilerOptions: z.optional(
    z.object({
      baseUrl: z.optional(z.string()),
      paths: z.optional(z.record(z.string(), z.array(z.string()))),
    }),
  ),
});

/** The aliases of an app's tsconfig.json and of what that extends. */
export async function readAliases(folder: string): Promise<Alias[]> {
  const found = await readPaths(join(folder, "tsconfig.json"), new Set());
  return Object.entries(found?.paths ?? {}).flatMap(([pattern, [target]]) => {
    const isFolder = pattern.endsWith("/*") && target !== undefined && /(^|\/)\*$/.test(target);
    if (!isFolder || found === undefined) return [];
    const absolute = resolve(found.base, target.slice(0, -1));
    const inside = relative(folder, absolute).split(sep).join("/");
    return inside.startsWith("..") ? [] : [{ prefix: pattern.slice(0, -1), folder: inside }];
  });
}

interface FoundPaths {
  readonly paths: Readonly<Record<string, readonly string[]>>;
  /** What the targets are relative to. */
  readonly base: string;
}

/** `paths` of a file hide those of the files that it extends, as in TypeScript. */
async function readPaths(file: string, seen: Set<string>): Promise<FoundPaths | undefined> {
  if (seen.has(file)) return undefined;
  seen.add(file);
  const config = configSchema.safeParse(parseJsonc(await readFile(file, "utf8").catch(() => ""))).data;
  const { paths, baseUrl = "." } = config?.compilerOptions ?? {};
  if (paths !== undefined) return { paths, base: resolve(dirname(file), baseUrl) };
  for (const name of [config?.extends ?? []].flat().reverse()) {
    const extended = findExtended(name, file);
    const found = extended === undefined ? undefined : await readPaths(extended, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findExtended(name: string, from: string): string | undefined {
  if (/^\.{0,2}\//.test(name)) {
    const path = resolve(dirname(from), name);
    return path.endsWith(".json") ? path : `${path}.json`;
  }
  const require = createRequire(from);
  for (const one of [name, `${name}.json`, `${name}/tsconfig.json`])
    try {
      return require.resolve(one);
    } catch {}
  return undefined;
}

/** How the files of an app import one another. */
export interface ImportStyle {
  readonly aliases: readonly Alias[];
  /** `src` or empty. */
  readonly sourceFolder: string;
}

/** `@/lib/session` of a template as the app writes it: by its own alias, or relative to the file. */
export function rewriteImports(text: string, path: string, style: ImportStyle): string {
  return text.replace(/(\bfrom ")@\/([^"]+)"/g, (_, before: string, target: string) => {
    return `${before}${specifierOf(target, path, style)}"`;
  });
}

function specifierOf(target: string, from: string, { aliases, sourceFolder }: ImportStyle): string {
  const path = posix.join(sourceFolder, target);
  const isWithin = ({ folder }: Alias) => folder === "" || path.startsWith(`${folder}/`);
  const [alias] = aliases.filter(isWithin).sort((a, b) => b.folder.length - a.folder.length);
  if (alias !== undefined) return alias.prefix + posix.relative(alias.folder, path);
  const byFile = posix.relative(posix.dirname(from), path);
  return byFile.startsWith(".") ? byFile : `./${byFile}`;
}
