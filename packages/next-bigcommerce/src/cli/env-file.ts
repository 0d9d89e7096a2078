import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** One `NAME=value` of an `.env` file. */
export interface EnvVariable {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

const assignment = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/;

/** The variables of an `.env` file, each on a line of its own; quotes and comments behind a value are taken off. */
export function readEnvText(text: string): EnvVariable[] {
  return text.split(/\r?\n/).flatMap((lineText, index) => {
    const [, name, raw] = assignment.exec(lineText) ?? [];
    if (name === undefined || raw === undefined) return [];
    const quoted = /^(["'`])(.*?)\1/.exec(raw)?.[2];
    const value = quoted ?? raw.replace(/\s+#.*$/, "").replace(/^#.*$/, "");
    return [{ name, value, line: index + 1 }];
  });
}

/** Where Next looks for variables in production, the strongest first. */
export const envFileNames = [".env.production.local", ".env.local", ".env.production", ".env"];

/** The environment of an app as `next start` sees it: what is set already wins over the files of the folder. */
export async function readAppEnvironment(
  folder: string,
  inherited: NodeJS.ProcessEnv,
): Promise<NodeJS.ProcessEnv> {
  const environment = { ...inherited };
  for (const fileName of envFileNames) {
    const text = await readFile(join(folder, fileName), "utf8").catch(() => "");
    for (const { name, value } of readEnvText(text)) environment[name] ??= value;
  }
  return environment;
}
