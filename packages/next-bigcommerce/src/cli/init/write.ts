import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import {
  access,
  chmod,
  chown,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Addition, Plan } from "./plan/plan.js";

export interface WriteOutcome {
  readonly written: readonly string[];
  /** The file that could not be written, and why. */
  readonly failure?: { readonly path: string; readonly reason: string };
}

type WritablePlan = Pick<Plan, "additions" | "files">;

/** Carries a plan out. It stops at the first file that cannot be written. */
export async function writePlan(plan: WritablePlan, folder: string): Promise<WriteOutcome> {
  const written: string[] = [];
  for (const file of filesOf(plan)) {
    try {
      await mkdir(dirname(join(folder, file.path)), { recursive: true });
      await write(file, join(folder, file.path));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { written, failure: { path: file.path, reason } };
    }
    written.push(file.path);
  }
  return { written };
}

function filesOf({ additions, files }: WritablePlan): Addition[] {
  const news = files.flatMap((file) => (file.state === "new" ? [{ ...file, before: undefined }] : []));
  return [...additions, ...news];
}

async function write({ path, before, text }: Addition, file: string): Promise<void> {
  // A file that has come into being meanwhile is not overwritten either.
  if (before === undefined)
    return writeFile(file, text, { flag: "wx", mode: path === ".env.local" ? 0o600 : 0o666 });
  if ((await readFile(file, "utf8")) !== before) throw new Error("it has changed since it was read.");
  await replace(file, text);
}

/** All or nothing, so that a full disk or an interruption leaves the old file. A link stays one. */
async function replace(path: string, text: string): Promise<void> {
  const file = await realpath(path);
  // A file that its owner protected is not replaced by another one.
  await access(file, constants.W_OK);
  const draft = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeLike(file, draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    if (!isForbidden(error)) throw error;
    // Where no file can be put beside it, or not with its owner.
    await writeFile(file, text);
  }
}

async function writeLike(model: string, file: string, text: string): Promise<void> {
  const { mode, uid, gid } = await stat(model);
  await writeFile(file, text, { flag: "wx", mode: 0o600 });
  await chown(file, uid, gid);
  await chmod(file, mode & 0o777);
}

const isForbidden = (error: unknown) =>
  error instanceof Error && "code" in error && ["EACCES", "EPERM"].includes(String(error.code));
