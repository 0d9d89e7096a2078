import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What git writes when it is run in the folder. @throws outside of a repository, and without git. */
export async function runGit(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", ["-C", folder, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
