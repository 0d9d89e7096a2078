import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import { runGit } from "../../app/git.js";

/** A file to scan, and who can read it. */
export interface ScannedFile {
  /** From the app's folder, with `/`. */
  readonly path: string;
  /** `public`: browsers can fetch it. `server`: the rest of a build, in every image and backup of the server. */
  readonly place: "public" | "server" | "standalone" | "source";
}

/** Why there is nothing to scan; `undefined` for the folder of a built app. */
export async function findScanProblem(folder: string): Promise<string | undefined> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return `There is no folder ${folder}. Pass the folder of your app.`;
  const isBuilt = await stat(join(folder, ".next/BUILD_ID")).then(
    () => true,
    () => false,
  );
  return isBuilt ? undefined : `${folder} has no .next/BUILD_ID. Run next build first, in your app's folder.`;
}

/** Every file of an app that can reveal a secret: the build, the public folder, and the repository's own files. */
export async function listScannedFiles(folder: string): Promise<ScannedFile[]> {
  const built = await filesBelow(folder, ".next", { isSkipped: isSkippedInBuild });
  const kept = await filesBelow(folder, ".next/cache/fetch-cache");
  const isPublic = (path: string) => /^(?:public|out)\//.test(path);
  // Next serves what a symbolic link in these leads to.
  const fetched = [
    ...(await filesBelow(folder, "public", { followsLinks: true })),
    ...(await filesBelow(folder, "out", { followsLinks: true })),
  ];
  const own = await listOwnFiles(folder);
  return [
    ...[...built, ...kept].map((path) => ({ path, place: placeOfBuilt(path) })),
    ...fetched.map((path) => ({ path, place: "public" as const })),
    ...own.filter((path) => !isPublic(path)).map((path) => ({ path, place: "source" as const })),
  ];
}

/**
 * What stays on the machine that builds, or is somebody else's code. Only the folders that Next itself calls so: a route of
 * the app may be called `cache` or `dev` too.
 */
function isSkippedInBuild(path: string): boolean {
  if (/^\.next\/(?:cache|node_modules|dev|types)$/.test(path)) return true;
  return path.startsWith(".next/standalone/") && /\/node_modules$|\/\.next\/cache$/.test(path);
}

function placeOfBuilt(path: string): ScannedFile["place"] {
  if (path.startsWith(".next/static/")) return "public";
  return path.startsWith(".next/standalone/") ? "standalone" : "server";
}

const skippedFolders = new Set([
  "node_modules",
  ".git",
  ".next",
  "dist",
  "build",
  "out",
  ".turbo",
  "coverage",
]);

/**
 * What git tracks or would add, of the whole repository: in a monorepo, code and keys of the app are outside its folder too.
 * Without git, everything in the folder except generated folders.
 */
async function listOwnFiles(folder: string): Promise<string[]> {
  try {
    const prefix = (await runGit(folder, "rev-parse", "--show-prefix")).trim();
    const files = await runGit(
      join(folder, await readWayUp(folder)),
      ...["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    );
    const paths = [...new Set(files.split("\0").filter(Boolean))];
    return await keepFiles(
      folder,
      paths.map((path) => posix.relative(prefix, path)),
    );
  } catch {
    const isSkipped = (path: string) => skippedFolders.has(posix.basename(path));
    const files = await filesBelow(folder, "", { isSkipped });
    // Without git nothing says whether these would be published.
    return files.filter(
      (path) => !/(^|\/)\.env(\.[\w.-]+)?$/.test(path) || /example|sample|template/.test(path),
    );
  }
}

const readWayUp = async (folder: string) => (await runGit(folder, "rev-parse", "--show-cdup")).trim();

/** Git has no more of a symbolic link than where it leads, and of another repository no more than its name. */
async function keepFiles(folder: string, paths: readonly string[]): Promise<string[]> {
  const kept = await Promise.all(
    paths.map(async (path) => {
      const found = await lstat(join(folder, path)).catch(() => undefined);
      return found?.isFile() ? [path] : [];
    }),
  );
  return kept.flat();
}

interface WalkOptions {
  readonly isSkipped?: (path: string) => boolean;
  readonly followsLinks?: boolean;
  /** Folders that were read: links lead to each in many ways, and back to themselves. */
  readonly seen?: Set<string>;
}

async function filesBelow(folder: string, below: string, options: WalkOptions = {}): Promise<string[]> {
  const { isSkipped = () => false, followsLinks = false, seen = new Set() } = options;
  const real = await realpath(join(folder, below)).catch(() => undefined);
  if (real === undefined || seen.has(real)) return [];
  seen.add(real);
  const entries = await readdir(real, { withFileTypes: true }).catch(() => []);
  const paths = await Promise.all(
    entries.map(async (entry) => {
      const path = posix.join(below, entry.name);
      const isFollowed = followsLinks && entry.isSymbolicLink();
      const found = isFollowed ? await stat(join(folder, path)).catch(() => entry) : entry;
      if (found.isDirectory()) return isSkipped(path) ? [] : filesBelow(folder, path, { ...options, seen });
      return found.isFile() ? [path] : [];
    }),
  );
  return paths.flat();
}
