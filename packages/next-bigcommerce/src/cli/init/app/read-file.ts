import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "./refusal.js";

/** The text of an app's file; `undefined` if there is none. What is there and cannot be read is not taken for missing. */
export async function readIfThere(path: string, folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, path), "utf8");
  } catch (error) {
    if (!isMissing(error)) throw unreadable(path, error);
  }
  if ((await lstat(join(folder, path)).catch(() => undefined)) === undefined) return undefined;
  throw new Refusal(`${path} is a link to a file that does not exist. Make that file, or remove the link.`);
}

/** The text of an app's file that is known to be there. */
export async function readOwn(path: string, folder: string): Promise<string> {
  const text = await readIfThere(path, folder);
  if (text === undefined) throw new Refusal(`${path} was there a moment ago. Run the same command again.`);
  return text;
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);
const isMissing = (error: unknown) => ["ENOENT", "ENOTDIR"].includes(String(codeOf(error)));

function unreadable(path: string, error: unknown): Refusal {
  const why = codeOf(error) === "EISDIR" ? "it is a folder" : String(codeOf(error) ?? error);
  return new Refusal(`${path} cannot be read: ${why}. init does not guess what is in it.`);
}
