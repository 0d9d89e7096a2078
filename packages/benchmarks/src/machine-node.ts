import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The Node that the machine came with, which an app may well run on; `undefined` if it is the pinned one's major. */
export function findMachineNode(): string | undefined {
  const folders = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"));
  const found = folders.map((folder) => join(folder, "node")).find((file) => existsSync(file));
  if (found === undefined) return undefined;
  return majorOf(versionOf(found)) === majorOf(process.version) ? undefined : found;
}

export function versionOf(node: string): string {
  return execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
}

const majorOf = (version: string) => version.split(".")[0];
