import { posix } from "node:path";
import { runGit } from "../../app/git.js";

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
