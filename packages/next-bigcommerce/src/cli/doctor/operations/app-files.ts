import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";

const skipped = new Set([
  "node_modules",
  ".git",
  ".next",
  "dist",
  "build",
  "out",
  ".turbo",
  "coverage",
  ".vercel",
]);
const mayHold = /\.(?:graphql|gql|[cm]?[jt]sx?)$|(?:^|\/)persisted-documents\.json$/;
const isTest = (path: string) => /\.(?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)__tests__\//.test(path);

/**
 * Files of the app that may hold GraphQL documents, from its folder, with `/`. Of `patterns`, which are files, folders or
 * globs from that folder, each file; without any, the whole app except tests.
 */
export async function listDocumentFiles(folder: string, patterns: readonly string[]): Promise<string[]> {
  if (patterns.length === 0) return (await filesBelow(folder, "")).filter((path) => !isTest(path));
  const found = await Promise.all(patterns.map((pattern) => filesOf(folder, pattern)));
  return [...new Set(found.flat())].sort();
}

async function filesOf(folder: string, pattern: string): Promise<string[]> {
  const path = relative(folder, resolve(folder, pattern)).split(sep).join("/");
  const found = await stat(join(folder, path)).catch(() => undefined);
  if (found?.isFile()) return [path];
  if (found?.isDirectory()) return filesBelow(folder, path);
  const isWanted = toPattern(path);
  // What stands before the first wildcard is a folder to begin with.
  const start = path.split("/").slice(0, -1);
  const fixed = start.slice(0, start.findIndex((part) => /[*?{]/.test(part)) >>> 0).join("/");
  return (await filesBelow(folder, fixed)).filter((file) => isWanted.test(file));
}

/** `*` and `?` within a name, `**` for folders, `{a,b}` for one of several. */
export function toPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[\\^$.+()[\]|{}]/g, (part) => {
    if (part === "**/") return "(?:[^/]+/)*";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    if (part.length > 1) return `(?:${part.slice(1, -1).split(",").map(literally).join("|")})`;
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}

const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** Symbolic links are not followed: what they lead to does not belong to the app. */
async function filesBelow(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  const paths = await Promise.all(
    entries.map(async (entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(folder, path);
      return entry.isFile() && mayHold.test(path) ? [path] : [];
    }),
  );
  return paths.flat().sort();
}
