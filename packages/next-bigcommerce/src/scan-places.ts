import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";

/** A file to look at, and what it is to the world. */
export interface ScannedFile {
  /** From the app's folder, with `/`. */
  readonly path: string;
  /** `public`: browsers can fetch it. `served`: pages and payloads. `map`, `standalone`: comes along when deployed. */
  readonly place: "public" | "served" | "map" | "standalone" | "source";
}

/** Every file of an app that can give a secret away: what was built, the public folder, and the repository's own files. */
export async function listScannedFiles(folder: string): Promise<ScannedFile[]> {
  const built = await filesBelow(folder, ".next", new Set(["cache", "node_modules", "dev"]));
  const isPublic = (path: string) => path.startsWith("public/");
  const own = await listOwnFiles(folder);
  return [
    ...built.flatMap((path) => placeOfBuilt(path)),
    ...(await filesBelow(folder, "public")).map((path) => ({ path, place: "public" as const })),
    ...own.filter((path) => !isPublic(path)).map((path) => ({ path, place: "source" as const })),
  ];
}

function placeOfBuilt(path: string): ScannedFile[] {
  if (path.startsWith(".next/standalone/")) {
    return /(^|\/)\.env[^/]*$/.test(path) ? [{ path, place: "standalone" }] : [];
  }
  if (path.endsWith(".map")) return [{ path, place: "map" }];
  if (path.startsWith(".next/static/")) return [{ path, place: "public" }];
  const isAnswer = /\.(html|rsc|body|meta|txt|xml)$/.test(path) || /\.segments\//.test(path);
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

/** What git knows or would take up; where there is no git, everything outside of folders that are made. */
async function listOwnFiles(folder: string): Promise<string[]> {
  try {
    const args = ["-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    const { stdout } = await promisify(execFile)("git", args, { maxBuffer: 64 * 1024 * 1024 });
    return [...new Set(stdout.split("\0").filter(Boolean))];
  } catch {
    const files = await filesBelow(folder, "", skippedFolders);
    // Without git nobody can say whether these two would be published.
    return files.filter(
      (path) => !/(^|\/)\.env(\.[\w.-]+)?$/.test(path) || /example|sample|template/.test(path),
    );
  }
}

/** Symbolic links are not followed: what lies behind one is no file of the app's. */
async function filesBelow(folder: string, below: string, skipped = new Set<string>()): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  const paths = await Promise.all(
    entries.map(async (entry) => {
      const path = join(below, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(folder, path, skipped);
      return entry.isFile() ? [relative("", path).split(sep).join("/")] : [];
    }),
  );
  return paths.flat();
}
