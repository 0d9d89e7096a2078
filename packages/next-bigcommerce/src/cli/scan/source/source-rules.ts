import { isClearlySecretName } from "../../app/secrets.js";
import type { ScannedFile } from "../files/places.js";
import { lineAt } from "../search/text.js";
import { accessTokenHeader } from "../search/tokens.js";
import { findInComposeFile, findInEnvFile, isEnvFile, publicName } from "./env-names.js";
import { farExpiry, findFarExpiries } from "./expiry.js";
import { parseScript } from "./parse.js";
import { type FoundInSource, findInProgram } from "./script-rules.js";

const sourceFile = /\.(?:[cm]?[jt]sx?|json|ya?ml|mdx?|graphql|sh|toml|txt)$/;
const testFile = /\.(?:test|spec|fixture)\.|(?:^|\/)(?:__tests__|__mocks__|fixtures)\//;
const scriptFile = /\.[cm]?[jt]sx?$/;
const declarationFile = /\.d\.[cm]?ts$/;
/** What the rules for scripts ask about: a file without these words has nothing for them. */
const isAsked = /bigcommerce|customer|shopper|x-auth-token|expires_at|process\.env/i;

/** Tests invent times and secrets, and do what must fail. */
export const isTestFile = (path: string) => testFile.test(path);

/** What is wrong in a file that people write, other than that it holds a known secret. */
export function findInSource(file: ScannedFile, text: string, nowMs: number): FoundInSource[] {
  const { path } = file;
  if (isEnvFile(path)) return findInEnvFile(file, text);
  if (file.place !== "source") return [];
  const compose = findInComposeFile(path, text);
  if (!sourceFile.test(path)) return compose;
  const headers = [...text.matchAll(accessTokenHeader.pattern)].map(({ index }) => ({
    line: lineAt(text, index),
    id: accessTokenHeader.id,
    kind: accessTokenHeader.kind,
  }));
  if (isTestFile(path)) return [...compose, ...headers];
  const expiries = findFarExpiries(text, nowMs).map((index) => ({ line: lineAt(text, index), ...farExpiry }));
  return [...compose, ...headers, ...expiries, ...findPublicNames(text)];
}

function findPublicNames(text: string): FoundInSource[] {
  const names = [...text.matchAll(/\bNEXT_PUBLIC_\w+/g)].filter(({ 0: name }) => isClearlySecretName(name));
  return names.map(({ index, 0: name }) => ({ line: lineAt(text, index), ...publicName(name) }));
}

/** What is wrong in a script's code. @throws if it cannot be parsed. */
export function findInScript({ path, place }: ScannedFile, text: string, nowMs: number): FoundInSource[] {
  const isRead =
    place === "source" && scriptFile.test(path) && !declarationFile.test(path) && !isTestFile(path);
  return isRead && isAsked.test(text) ? findInProgram(parseScript(path, text), nowMs) : [];
}
