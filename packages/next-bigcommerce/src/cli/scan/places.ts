import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { promisify } from "node:util";

/** A file to scan, and who can read it. */
export interface ScannedFile {
  /** From the app's folder, with `/`. */
  readonly path: string;
  /** `public`: browsers can fetch it. `served`: pages and payloads. `map`, `standalone`: comes along when deployed. */
  readonly place: "public" | "served" | "map" | "standalone" | "source";
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
  const built = await filesBelow(folder, ".next", isSkippedInBuild);
  const isPublic = (path: string) => /^(?:public|out)\//.test(path);
  const fetched = [...(await filesBelow(folder, "public")), ...(await filesBelow(folder, "out"))];
  const own = await listOwnFiles(folder);
  return [
    ...built.flatMap((path) => placeOfBuilt(path)),
    ...fetched.map((path) => ({ path, place: "public" as const })),
    ...own.filter((path) => !isPublic(path)).map((path) => ({ path, place: "source" as const })),
  ];
}

/** Only the folders that Next itself calls so: a route of the app may be called `cache` or `dev` too. */
function isSkippedInBuild(path: string): boolean {
  if (/^\.next\/(?:cache|node_modules|dev)$/.test(path)) return true;
  return path.startsWith(".next/standalone/") && path.endsWith("/node_modules");
}

function placeOfBuilt(path: string): ScannedFile[] {
  if (path.startsWith(".next/standalone/")) {
    return /(^|\/)\.env[^/]*$/.test(path) ? [{ path, place: "standalone" }] : [];
  }
  if (path.endsWith(".map")) return [{ path, place: "map" }];
  if (path.startsWith(".next/static/")) return [{ path, place: "public" }];
  const isAnswer =
    /\.(html|rsc|body|meta|txt|xml)$/.test(path) ||
    /\.segments\//.test(path) ||
    /^\.next\/server\/pages\/.*\.json$/.test(path);
  return path.startsWith(".next/server/") && isAnswer ? [{ path, place: "served" }] : [];
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
    return paths.map((path) => posix.relative(prefix, path));
  } catch {
    const files = await filesBelow(folder, "", (path) => skippedFolders.has(posix.basename(path)));
    // Without git nothing says whether these would be published.
    return files.filter(
      (path) => !/(^|\/)\.env(\.[\w.-]+)?$/.test(path) || /example|sample|template/.test(path),
    );
  }
}

const readWayUp = async (folder: string) => (await runGit(folder, "rev-parse", "--show-cdup")).trim();

async function runGit(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", ["-C", folder, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** Symbolic links are not followed: what they lead to does not belong to the app. */
async function filesBelow(
  folder: string,
  below: string,
  isSkipped: (path: string) => boolean = () => false,
): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  const paths = await Promise.all(
    entries.map(async (entry) => {
      const path = join(below, entry.name).split(sep).join("/");
      if (entry.isDirectory()) return isSkipped(path) ? [] : filesBelow(folder, path, isSkipped);
      return entry.isFile() ? [path] : [];
    }),
  );
  return paths.flat();
}
