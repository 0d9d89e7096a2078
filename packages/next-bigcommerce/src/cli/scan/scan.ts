import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { readEnvText } from "../app/env-file.js";
import { isPlaceholder, isSecretName, isSecretValue } from "../app/secrets.js";
import { findCachedCalls } from "./cached-calls.js";
import { findNeedles, type Needle } from "./needles.js";
import { listScannedFiles, type ScannedFile } from "./places.js";

/** Something that reveals a secret, or would show one customer another's data. Never holds the value. */
interface ScanFinding {
  /** From the app's folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What was found, in words. */
  readonly kind: string;
}

/** What {@link scanApp} found. */
export interface ScanReport {
  readonly files: number;
  readonly findings: readonly ScanFinding[];
}

interface ScanOptions {
  /** The app's folder. */
  readonly folder: string;
  /** Holds the app's secrets, whose values are looked for. */
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds since the Unix epoch. */
  readonly nowMs: number;
}

const maxBytes = 32 * 1024 * 1024;
/** An expiry in the source that is further ahead was written to last. */
const maxExpirySeconds = 30 * 24 * 3600;
const sourceFile = /\.(?:[cm]?[jt]sx?|json|ya?ml|mdx?|graphql|sh|toml)$/;
const testFile = /\.(?:test|spec)\.|(?:^|\/)(?:__tests__|fixtures)\//;
const scriptFile = /\.[cm]?[jt]sx?$/;
const envFile = /(?:^|\/)\.env(?:\.[\w.-]+)?$/;
const exampleFile = /\.(?:example|sample|template|dist)$/;

/**
 * Looks for secrets in everything of a built app that leaves the server or the repository, and for customers' calls inside
 * `use cache`.
 */
export async function scanApp({ folder, environment, nowMs }: ScanOptions): Promise<ScanReport> {
  const needles = findNeedles(environment);
  const files = await listScannedFiles(folder);
  const findings: ScanFinding[] = [];
  for (const file of files) {
    const text = await readText(join(folder, file.path));
    if (text !== undefined) findings.push(...findingsIn(file, text, needles, nowMs));
  }
  return { files: files.length, findings };
}

/** `undefined` for a binary file, or one larger than anything written by hand or by Next. */
async function readText(path: string): Promise<string | undefined> {
  const { size } = await stat(path).catch(() => ({ size: Number.POSITIVE_INFINITY }));
  if (size > maxBytes) return undefined;
  const bytes = await readFile(path).catch(() => Buffer.of(0));
  return bytes.subarray(0, 8_192).includes(0) ? undefined : bytes.toString("utf8");
}

interface Found {
  readonly index: number;
  readonly kind: string;
}

function findingsIn(
  file: ScannedFile,
  text: string,
  needles: readonly Needle[],
  nowMs: number,
): ScanFinding[] {
  const found = [...findTokens(text)];
  const isOwnEnvFile = file.place === "source" && envFile.test(file.path) && !exampleFile.test(file.path);
  if (!isOwnEnvFile) found.push(...findValues(text, needles));
  if (envFile.test(file.path)) found.push(...findInEnvFile(file, text));
  else if (file.place === "source" && sourceFile.test(file.path))
    found.push(...findInSource(file.path, text, nowMs));
  const lines = found.map(({ index, kind }) => ({ file: file.path, line: lineAt(text, index), kind }));
  return lines.filter(
    (one, position) =>
      lines.findIndex(({ line, kind }) => line === one.line && kind === one.kind) === position,
  );
}

function findValues(text: string, needles: readonly Needle[]): Found[] {
  return needles.flatMap(({ variable, forms }) => {
    const indexes = forms.map((form) => text.indexOf(form)).filter((index) => index !== -1);
    return indexes.length === 0 ? [] : [{ index: Math.min(...indexes), kind: `the value of ${variable}` }];
  });
}

/** BigCommerce's tokens are JWTs with BigCommerce as their issuer. */
function findTokens(text: string): Found[] {
  return [...text.matchAll(/eyJ[\w-]{10,}\.(eyJ[\w-]{10,})\.[\w-]{20,}/g)].flatMap(
    ({ index, 1: payload = "" }) => {
      const claims = Buffer.from(payload, "base64url").toString("utf8");
      return /"iss":"BC"/.test(claims) ? [{ index, kind: "a BigCommerce token" }] : [];
    },
  );
}

function findInEnvFile({ place, path }: ScannedFile, text: string): Found[] {
  const isStandIn = (value: string) => exampleFile.test(path) && isPlaceholder(value);
  const held = readEnvText(text).filter(
    ({ name, value }) => isSecretName(name) && isSecretValue(value) && !isStandIn(value),
  );
  const found = held.map(({ name, line }) => ({
    index: indexOfLine(text, line),
    kind: envKind(name, place, path),
  }));
  return found.flatMap(({ index, kind }) => (kind === undefined ? [] : [{ index, kind }]));
}

function envKind(name: string, place: ScannedFile["place"], path: string): string | undefined {
  if (name.startsWith("NEXT_PUBLIC_")) return `${name}: a secret that Next puts into client bundles`;
  if (place === "standalone") return `a copy of ${name} that is deployed with the standalone server`;
  if (exampleFile.test(path)) return `a value of ${name} in an example`;
  return `a value of ${name} in a file that git would add`;
}

function findInSource(path: string, text: string, nowMs: number): Found[] {
  const found: Found[] = [];
  for (const { index } of text.matchAll(/x-auth-token["']?\s*[:=,]\s*["'`][A-Za-z0-9]{20,}["'`]/gi))
    found.push({ index, kind: "an access token in an X-Auth-Token header" });
  // A test invents times and does what must fail; only values of secrets are looked for there.
  if (testFile.test(path)) return found;
  for (const { index, 1: written = "" } of text.matchAll(
    /(?<!max_?)expires_?at["']?\s*[:=]\s*(\d[\d_]{9,16})\b/gi,
  )) {
    if (expiryMs(written) > nowMs + maxExpirySeconds * 1000)
      found.push({ index, kind: "a fixed `expires_at` far in the future" });
  }
  for (const { index, 0: name } of text.matchAll(/\bNEXT_PUBLIC_\w+/g)) {
    if (isSecretName(name))
      found.push({ index, kind: `${name}: a secret that Next puts into client bundles` });
  }
  if (scriptFile.test(path)) {
    for (const index of findCachedCalls(text))
      found.push({ index, kind: "a customer's call inside `use cache`" });
  }
  return found;
}

/** Ten digits are seconds, thirteen milliseconds; any other number is not a time. */
function expiryMs(written: string): number {
  const digits = written.replaceAll("_", "");
  if (digits.length === 13) return Number(digits);
  return digits.length === 10 ? Number(digits) * 1000 : 0;
}

const lineAt = (text: string, index: number) => text.slice(0, index).split("\n").length;

function indexOfLine(text: string, line: number): number {
  return (
    text
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length + (line > 1 ? 1 : 0)
  );
}
