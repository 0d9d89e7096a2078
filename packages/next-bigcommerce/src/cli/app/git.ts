import { execFile } from "node:child_process";
import { posix } from "node:path";
import { promisify } from "node:util";

/** What git writes when it is run in the folder. @throws outside of a repository, and without git. */
export async function runGit(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", ["-C", folder, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** What git does with the files of a folder. */
export interface GitFiles {
  /** What it tracks, from the folder, with `/`; of the whole repository, so a path may begin with `../`. */
  readonly tracked: ReadonlySet<string>;
  /** Whether it would add the file: neither tracked nor ignored. */
  readonly wouldAdd: (path: string) => Promise<boolean>;
}

/** `undefined` outside of a repository, or without git. */
export async function readGitFiles(folder: string): Promise<GitFiles | undefined> {
  try {
    const prefix = (await runGit(folder, "rev-parse", "--show-prefix")).trim();
    const listed = await runGit(folder, "ls-files", "-z", "--cached", "--full-name", ":/");
    const paths = listed.split("\0").filter(Boolean);
    const tracked = new Set(paths.map((path) => posix.relative(prefix, path)));
    return {
      tracked,
      wouldAdd: async (path) => !tracked.has(path) && !(await isIgnored(folder, path)),
    };
  } catch {
    return undefined;
  }
}

const isIgnored = (folder: string, path: string) =>
  runGit(folder, "check-ignore", "-q", "--", path).then(
    () => true,
    () => false,
  );
