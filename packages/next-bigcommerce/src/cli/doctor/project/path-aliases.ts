import { posix } from "node:path";
import { readCompilerOptions } from "../../app/tsconfig.js";

/** The files that a name may stand for, without their ending. */
export type PathAliases = (source: string) => readonly string[];

/** `paths` and `baseUrl` of `tsconfig.json`, which Next follows too. */
export async function readPathAliases(folder: string): Promise<PathAliases> {
  const { baseUrl, paths: patterns = {} } = (await readCompilerOptions(folder)) ?? {};
  return (source) => {
    const matches = Object.entries(patterns).flatMap(([pattern, targets]) => {
      const rest = matchPattern(pattern, source);
      return rest === undefined ? [] : targets.map((target) => posix.normalize(target.replace("*", rest)));
    });
    return baseUrl === undefined ? matches : [...matches, posix.join(baseUrl, source)];
  };
}

function matchPattern(pattern: string, source: string): string | undefined {
  const [before = "", after] = pattern.split("*");
  if (after === undefined) return pattern === source ? "" : undefined;
  const isMatch = source.startsWith(before) && source.endsWith(after) && source.length >= before.length;
  return isMatch ? source.slice(before.length, source.length - after.length) : undefined;
}
