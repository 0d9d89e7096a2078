import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import * as z from "zod/mini";

/**
 * The environment of an app as `next start` sees it: what is set already wins over the files of the folder. They are
 * read with the app's own Next, because it decides what a value means.
 */
export async function readAppEnvironment(
  folder: string,
  inherited: NodeJS.ProcessEnv,
  tell: (text: string) => void,
): Promise<NodeJS.ProcessEnv> {
  const loadEnvConfig = findEnvLoader(folder);
  if (loadEnvConfig === undefined) return readWithoutNext(folder, inherited, tell);
  const { parsedEnv } = z
    .object({ parsedEnv: z.optional(z.record(z.string(), z.string())) })
    .parse(withEnvironment({ ...inherited, NODE_ENV: "production" }, () => loadEnvConfig(folder, tell)));
  return { ...inherited, ...parsedEnv };
}

const nextEnvSchema = z.object({
  loadEnvConfig: z.custom<(folder: string, isDev: boolean, log: object, reload: boolean) => unknown>(
    (value) => typeof value === "function",
  ),
});

/** `loadEnvConfig` of the `@next/env` that the app's Next uses; `undefined` if there is none. */
function findEnvLoader(folder: string) {
  let path: string;
  let require: NodeJS.Require;
  try {
    require = createRequire(createRequire(resolve(folder, "package.json")).resolve("next/package.json"));
    path = require.resolve("@next/env");
  } catch {
    return undefined;
  }
  // The module keeps the environment of its first call; a fresh copy has not seen any.
  delete require.cache[path];
  const { loadEnvConfig } = nextEnvSchema.parse(require(path));
  return (appFolder: string, tell: (text: string) => void) =>
    loadEnvConfig(appFolder, false, { info: () => {}, error: (text: unknown) => tell(`${text}\n`) }, true);
}

/** Runs `read` with another `process.env`: Next writes the variables it finds into it. */
function withEnvironment<Result>(environment: NodeJS.ProcessEnv, read: () => Result): Result {
  const own = process.env;
  process.env = environment;
  try {
    return read();
  } finally {
    process.env = own;
  }
}

/** What `next start` reads, the strongest first. */
export const productionEnvFiles = [".env.production.local", ".env.local", ".env.production", ".env"] as const;
/** What only `next dev` reads. */
export const developmentEnvFiles = [".env.development.local", ".env.development"] as const;

async function readWithoutNext(
  folder: string,
  inherited: NodeJS.ProcessEnv,
  tell: (text: string) => void,
): Promise<NodeJS.ProcessEnv> {
  const texts = await Promise.all(
    productionEnvFiles.map((name) => readFile(join(folder, name), "utf8").catch(() => "")),
  );
  const variables = texts.flatMap(readEnvText);
  if (variables.length > 0) {
    tell(
      `Next is not installed in ${folder}. The .env files are read without it, so references such as $` +
        "{NAME} are not replaced.\n",
    );
  }
  const environment = { ...inherited };
  for (const { name, value } of variables) environment[name] ??= value;
  return environment;
}

/** One `NAME=value` of an `.env` file. References to other variables stand in the value as they were written. */
interface EnvVariable {
  readonly name: string;
  readonly value: string;
  /** The line of the name, from 1. */
  readonly line: number;
}

// The same as in dotenv, with which Next reads these files: only so do we find the value that Next finds.
const assignment =
  /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/dgm;

/** The variables of an `.env` file with their lines, which Next does not give. */
export function readEnvText(text: string): EnvVariable[] {
  const lines = text.replace(/\r\n?/g, "\n");
  return [...lines.matchAll(assignment)].map(({ 1: name = "", 2: raw = "", indices }) => ({
    name,
    value: unquote(raw.trim()),
    line: lines.slice(0, indices?.[1]?.[0]).split("\n").length,
  }));
}

function unquote(raw: string): string {
  const value = /^(["'`])([\s\S]*)\1$/.exec(raw)?.[2] ?? raw;
  return raw.startsWith('"') ? value.replace(/\\n/g, "\n").replace(/\\r/g, "\r") : value;
}

const exampleFile =
  /\.(?:example|sample|template|dist|defaults)$|(?:^|\/)\.env\.(?:example|sample|template)\b/;

/** Whether a file is there to be published, with what to fill in. */
export const isExampleFile = (path: string) => exampleFile.test(path);
