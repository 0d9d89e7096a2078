import type { z } from "zod";

/** What is wrong with an input, one line for each of its fields; `whole` names the input itself. */
export function describeIssues({ issues }: z.ZodError, whole: string): string[] {
  return issues.map(({ path, message }) => `${path.join(".") || whole}: ${message}`);
}

/** The lines of {@link describeIssues} as a list in an error's message. */
export function issueList(issues: readonly string[]): string {
  return issues.map((issue) => `  - ${issue}`).join("\n");
}
