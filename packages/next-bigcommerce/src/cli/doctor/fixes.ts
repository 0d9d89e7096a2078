import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding, Fix } from "./report/finding.js";

/** Makes the edits of the findings, one after the other, and returns what was done. */
export async function applyFixes(folder: string, findings: readonly Finding[]): Promise<readonly string[]> {
  const done: string[] = [];
  for (const { fix } of findings)
    if (fix !== undefined && (await applyFix(folder, fix))) done.push(`${fix.done} (${fix.file})`);
  return done;
}

async function applyFix(folder: string, { file, edit }: Fix): Promise<boolean> {
  const path = join(folder, file);
  const before = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return "";
    throw error;
  });
  const after = edit(before);
  if (after === undefined || after === before) return false;
  await writeFile(path, after);
  return true;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
