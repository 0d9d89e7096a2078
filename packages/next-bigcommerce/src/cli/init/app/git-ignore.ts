import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readGitFiles } from "../../app/git.js";
import { appendBlock } from "./newline.js";

/** `ignored`; `exposed`: git would commit it; `committed`: git has it already. */
export type GitState = "ignored" | "exposed" | "committed";

/** What git does with a file of the app. Without a repository, the app's .gitignore says it. */
export async function gitStateOf(name: string, folder: string): Promise<GitState> {
  const git = await readGitFiles(folder);
  if (git?.tracked.has(name)) return "committed";
  if (git !== undefined) return (await git.wouldAdd(name)) ? "exposed" : "ignored";
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
