import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { appendBlock } from "./newline.js";

/** `ignored`; `exposed`: git would commit it; `committed`: git has it already. */
export type GitState = "ignored" | "exposed" | "committed";

/** What git does with a file of the app. Without a repository, the app's .gitignore says it. */
export async function gitStateOf(name: string, folder: string): Promise<GitState> {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: folder, stdio: "ignore" }).status;
  const status = git("check-ignore", "--quiet", name);
  if (status === 0) return "ignored";
  if (status === 1) return git("ls-files", "--error-unmatch", name) === 0 ? "committed" : "exposed";
  const text = await readFile(join(folder, ".gitignore"), "utf8").catch(() => "");
  return isListed(text) ? "ignored" : "exposed";
}

/** The ways in which `.env.local` is usually named. */
const patterns = new Set([".env*", ".env.*", ".env.local", ".env*.local", ".env.*local", "*.local"]);

function isListed(text: string): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/^(\*\*)?\//, ""));
  return lines.some((line) => patterns.has(line)) && !lines.includes("!.env.local");
}

export const addToGitIgnore = (text: string, name: string) =>
  appendBlock(text, `# secrets of this machine\n${name}\n`);
