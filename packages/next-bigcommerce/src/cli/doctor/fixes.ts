import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding, Fix } from "./report/finding.js";

/**
 * Makes the edits of the findings, one after the other, and returns what was done. What cannot be read or written is left
 * as it is, and its finding stays.
 */
export async function applyFixes(folder: string, findings: readonly Finding[]): Promise<readonly string[]> {
  const done: string[] = [];
  for (const { fix } of findings)
    if (fix !== undefined && (await applyFix(folder, fix))) done.push(`${fix.done} (${fix.file})`);
  return done;
}

async function applyFix(folder: string, { file, edit }: Fix): Promise<boolean> {
  const path = join(folder, file);
  const before = await readWritten(path);
  const after = before === undefined ? undefined : edit(before);
  if (after === undefined || after === before) return false;
  return writeFile(path, after).then(
    () => true,
    () => false,
  );
}

/** `undefined` for a file that cannot be read, or is not in UTF-8: written anew, it would lose characters. */
async function readWritten(path: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(path);
    const text = bytes.toString("utf8");
    return Buffer.from(text, "utf8").equals(bytes) ? text : undefined;
  } catch (error) {
    return isMissing(error) ? "" : undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
