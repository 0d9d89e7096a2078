import { z } from "zod";

/** @throws TypeError naming the method and each field of its input that is not valid. */
export function checkedInput<Input>(method: string, schema: z.ZodType<Input>, input: unknown): Input {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new TypeError(`${method}: the input is not valid:\n${z.prettifyError(parsed.error)}`);
}
