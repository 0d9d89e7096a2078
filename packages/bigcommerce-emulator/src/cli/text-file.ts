import { readFileSync } from "node:fs";

/** @throws Error naming the option and the file if it cannot be read. */
export function readTextFile(option: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${option} ${path}: the file cannot be read (${reason}). Paths begin where you are.`, {
      cause,
    });
  }
}
