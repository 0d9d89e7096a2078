import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Plan } from "./plan/plan.js";

export interface WriteOutcome {
  readonly written: readonly string[];
  /** The file that could not be written, and why. */
  readonly failure?: { readonly path: string; readonly reason: string };
}

/** Carries a plan out. It stops at the first file that cannot be written. */
export async function writePlan(plan: Plan, folder: string): Promise<WriteOutcome> {
  const written: string[] = [];
  for (const { path, text, isNew } of filesOf(plan)) {
    try {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      // A file that has come into being meanwhile is not overwritten either.
      const mode = path === ".env.local" ? 0o600 : 0o666;
      await writeFile(join(folder, path), text, { flag: isNew ? "wx" : "w", mode });
    } catch (error) {
      return { written, failure: { path, reason: error instanceof Error ? error.message : String(error) } };
    }
    written.push(path);
  }
  return { written };
}

function filesOf({ additions, files }: Plan) {
  const news = files.flatMap((file) => (file.state === "new" ? [{ ...file, isNew: true }] : []));
  return [...additions.map((one) => ({ ...one, isNew: one.before === undefined })), ...news];
}
