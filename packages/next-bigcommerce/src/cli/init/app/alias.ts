import { posix } from "node:path";
import { readCompilerOptions } from "../../app/tsconfig.js";

/** A pattern of tsconfig's `paths` that stands for a folder: `@/*`. */
export interface Alias {
  readonly prefix: string;
  /** From the app's folder, with `/`; empty for the app's folder itself. */
  readonly folder: string;
}

/** The aliases of an app's tsconfig.json and of what that extends. */
export async function readAliases(folder: string): Promise<Alias[]> {
  const { paths = {} } = (await readCompilerOptions(folder)) ?? {};
  return Object.entries(paths).flatMap(([pattern, [target]]) => {
    const isFolder = pattern.endsWith("/*") && target !== undefined && /(^|\/)\*$/.test(target);
    if (!isFolder || target.startsWith("..")) return [];
    return [{ prefix: pattern.slice(0, -1), folder: target.replace(/\/?\*$/, "") }];
  });
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
