import { stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { listWrittenFiles } from "../project/files.js";

const mayHold = /\.(?:graphql|gql|[cm]?[jt]sx?)$|(?:^|\/)persisted-documents\.json$/;
const isTest = (path: string) => /\.(?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)__tests__\//.test(path);

/**
 * Files of the app that may hold GraphQL documents, from its folder, with `/`. Of `patterns`, which are files, folders or
 * globs from that folder, each file; without any, the whole app except tests.
 */
export async function listDocumentFiles(folder: string, patterns: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    patterns.length === 0
      ? [listWrittenFiles(folder).then((files) => files.filter((path) => !isTest(path)))]
      : patterns.map((pattern) => filesOf(folder, pattern)),
  );
  return [...new Set(found.flat())].filter((path) => mayHold.test(path)).sort();
}

async function filesOf(folder: string, pattern: string): Promise<readonly string[]> {
  const path = relative(folder, resolve(folder, pattern)).split(sep).join("/");
  const found = await stat(join(folder, path)).catch(() => undefined);
  if (found?.isFile()) return [path];
  if (found?.isDirectory()) return listWrittenFiles(folder, path);
  const isWanted = globPattern(path);
  const files = await listWrittenFiles(folder, folderBefore(path));
  return files.filter((file) => isWanted.test(file));
}

/** What stands before the first wildcard. */
function folderBefore(glob: string): string {
  const folders = glob.split("/").slice(0, -1);
  const first = folders.findIndex((name) => /[*?{]/.test(name));
  return (first < 0 ? folders : folders.slice(0, first)).join("/");
}

/** `*` and `?` within a name, `**` for folders, `{a,b}` for one of several. */
export function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[\\^$.+()[\]|{}]/g, (part) => {
    const known = wildcards[part];
    if (known !== undefined) return known;
    if (part.length === 1) return `\\${part}`;
    return `(?:${part.slice(1, -1).split(",").map(literally).join("|")})`;
  });
  return new RegExp(`^${source}$`);
}

const wildcards: Readonly<Record<string, string>> = {
  "**/": "(?:[^/]+/)*",
  "**": ".*",
  "*": "[^/]*",
  "?": "[^/]",
};

const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
