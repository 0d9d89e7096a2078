import type { z } from "zod";
import { describeIssues, issueList } from "../store/describe-issues.js";

/** @throws TypeError naming the method and each field of its input that is not valid. */
export function checkedInput<Input>(method: string, schema: z.ZodType<Input>, input: unknown): Input {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = describeIssues(parsed.error, "input");
  throw new TypeError(`${method}: the input is not valid:\n${issueList(issues)}`);
}
