import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { readParts } from "./files/contents.js";
import { listScannedFiles, type ScannedFile } from "./files/places.js";
import { findNeedles, type Needle } from "./search/needles.js";
import { findSecrets } from "./search/search.js";
import { asBytes, lineAt } from "./search/text.js";
import { tokenPatterns } from "./search/tokens.js";
import { isOwnEnvFile } from "./source/env-names.js";
import { findInScript, findInSource, isTestFile } from "./source/source-rules.js";

/** Something that reveals a secret, or would show one customer another's data. Never holds the value. */
interface ScanFinding {
  /** Which check found it; stays the same from version to version. */
  readonly id: string;
  /** From the app's folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What was found, in words. */
  readonly kind: string;
}

/** A file that was not read to its end, or not understood. */
interface Unread {
  readonly file: string;
  readonly reason: string;
}

/** What {@link scanApp} found. */
export interface ScanReport {
  readonly files: number;
  readonly findings: readonly ScanFinding[];
  readonly unread: readonly Unread[];
}

interface ScanOptions {
  /** The app's folder. */
  readonly folder: string;
  /** Holds the app's secrets, whose values are looked for. */
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds since the Unix epoch. */
  readonly nowMs: number;
}

/**
 * Looks for secrets in everything of a built app that leaves the server or the repository, and for code that would give one
 * customer's data to another.
 */
export async function scanApp(options: ScanOptions): Promise<ScanReport> {
  const needles = findNeedles(options.environment);
  const files = await listScannedFiles(options.folder);
  const findings: ScanFinding[] = [];
  const unread: Unread[] = [];
  for (const file of files) {
    const name = nameWithoutSecrets(file.path, needles);
    const scanned = await scanFile(file, needles, options);
    findings.push(...name.found, ...scanned.findings.map((found) => ({ file: name.shown, ...found })));
    // An error may repeat the name.
    const inWords = (reason: string) => (name.found.length === 0 ? reason : "it could not be read");
    unread.push(...scanned.unread.map((reason) => ({ file: name.shown, reason: inWords(reason) })));
  }
  return { files: files.length, findings, unread };
}

/** The names of pages and files are public too, and are printed. */
function nameWithoutSecrets(
  path: string,
  needles: readonly Needle[],
): { readonly shown: string; readonly found: readonly ScanFinding[] } {
  const secretsIn = (name: string) => findSecrets(asBytes(name), { needles, tokens: tokenPatterns });
  const secrets = secretsIn(path);
  if (secrets.length === 0) return { shown: path, found: [] };
  const shown = path.replace(/[^/]+/g, (name) => (secretsIn(name).length > 0 ? "[secret]" : name));
  const file = shown === path ? "[secret]" : shown;
  const kinds = new Map(secrets.map(({ id, kind }) => [kind, id]));
  return {
    shown: file,
    found: [...kinds].map(([kind, id]) => ({ file, line: 1, id, kind: `${kind}, in the name` })),
  };
}

type LineFinding = Omit<ScanFinding, "file">;

async function scanFile(file: ScannedFile, needles: readonly Needle[], { folder, nowMs }: ScanOptions) {
  const path = join(folder, file.path);
  const found: LineFinding[] = [];
  const unread: string[] = [];
  const attempt = async (find: () => Promise<LineFinding[]>, failure: string) => {
    try {
      found.push(...(await find()));
    } catch (error) {
      unread.push(`${failure}${error instanceof Error ? `: ${error.message}` : ""}`);
    }
  };
  const isSource = file.place === "source" || isOwnEnvFile(file.path);
  // What cannot be read is told by the search below.
  const source = isSource ? await readSource(path).catch(() => undefined) : undefined;
  if (source !== undefined) {
    await attempt(async () => findInSource(file, source, nowMs), "it could not be read");
    await attempt(async () => findInScript(file, source, nowMs), "its code could not be parsed");
  }
  await attempt(() => findBySearch(path, file, needles), "it could not be read to its end");
  return { findings: distinct(found), unread };
}

/** Nobody writes a larger file, and what is generated has no rules to keep. */
const maxSourceLength = 2 * 1024 * 1024;

async function readSource(path: string): Promise<string | undefined> {
  const { size } = await stat(path);
  return size > maxSourceLength ? undefined : readFile(path, "utf8");
}

async function findBySearch(
  path: string,
  file: ScannedFile,
  needles: readonly Needle[],
): Promise<LineFinding[]> {
  const isOwn = file.place === "source" && isOwnEnvFile(file.path);
  const tokens =
    file.place === "source" && isTestFile(file.path) ? tokenPatterns.filter(isNeverInvented) : tokenPatterns;
  const wanted = { needles: isOwn ? [] : needles.filter((needle) => !belongsIn(file, needle)), tokens };
  const found: LineFinding[] = [];
  for await (const { text, firstLine } of readParts(path))
    for (const { index, id, kind } of findSecrets(text, wanted))
      found.push({ id, kind, line: firstLine + lineAt(text, index) - 1 });
  return found;
}

const isNeverInvented = ({ id }: { readonly id: string }) => id === "bigcommerce-token";

/** Next keeps the key of Server Actions in a file of its own. */
const belongsIn = ({ path }: ScannedFile, { variable }: Needle) =>
  variable === "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY" && /server-reference-manifest\.js(?:on)?$/.test(path);

/** One finding of a kind for each line, and for a variable that is named there none for its value. */
function distinct(found: readonly LineFinding[]): LineFinding[] {
  const first = found.filter(
    ({ line, kind }, index) =>
      found.findIndex((other) => other.line === line && other.kind === kind) === index,
  );
  const named = new Set(first.flatMap(({ id, line }) => (id === "secret-in-env-file" ? [line] : [])));
  return first
    .filter(({ id, line }) => id !== "secret-value" || !named.has(line))
    .sort((a, b) => a.line - b.line);
}
