import { isExampleFile, readEnvText } from "../../app/env-file.js";
import type { GitFiles } from "../../app/git.js";
import { readText } from "./files.js";

/** An `.env` file of the app. */
export interface EnvFile {
  /** `.env.local`. */
  readonly path: string;
  readonly variables: ReturnType<typeof readEnvText>;
  readonly git: "tracked" | "would be added" | "ignored" | undefined;
}

const envFile = /^\.env(?:\.[\w.-]+)?$/;
export const isExample = ({ path }: Pick<EnvFile, "path">) => isExampleFile(path);

/** Reads those in the app's folder. */
export async function readEnvFiles(
  folder: string,
  files: readonly string[],
  git: GitFiles | undefined,
): Promise<readonly EnvFile[]> {
  return Promise.all(
    files
      .filter((path) => envFile.test(path))
      .map(async (path) => ({
        path,
        variables: readEnvText((await readText(folder, path)) ?? ""),
        git: await stateOf(path, git),
      })),
  );
}

async function stateOf(path: string, git: GitFiles | undefined): Promise<EnvFile["git"]> {
  if (git === undefined) return undefined;
  if (git.tracked.has(path)) return "tracked";
  return (await git.wouldAdd(path)) ? "would be added" : "ignored";
}
