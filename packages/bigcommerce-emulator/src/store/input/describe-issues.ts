import type { z } from "zod";
import { issueWords } from "./issue-words.js";

type Reading<Output> = { readonly data: Output } | { readonly problems: string[] };

/** Reads an input, or says what is wrong with it, one line for each of its fields; `whole` names the input itself. */
export function readInput<Output>(schema: z.ZodType<Output>, input: unknown, whole: string): Reading<Output> {
  const parsed = schema.safeParse(input, { error: issueWords });
  if (parsed.success) return { data: parsed.data };
  const { issues } = parsed.error;
  return { problems: issues.map(({ path, message }) => `${path.join(".") || whole}: ${message}`) };
}

/** The lines of {@link readInput} as a list in an error's message. */
export function issueList(issues: readonly string[]): string {
  return issues.map((issue) => `  - ${issue}`).join("\n");
}
