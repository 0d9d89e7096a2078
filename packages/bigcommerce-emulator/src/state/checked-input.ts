import type { z } from "zod";
import { issueList, readInput } from "../store/input/describe-issues.js";

/** @throws TypeError naming the method and each field of its input that is not valid. */
export function checkedInput<Input>(method: string, schema: z.ZodType<Input>, input: unknown): Input {
  const reading = readInput(schema, input, "input");
  if ("data" in reading) return reading.data;
  throw new TypeError(`${method}: the input is not valid:\n${issueList(reading.problems)}`);
}
