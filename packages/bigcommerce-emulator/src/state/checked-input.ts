import { z } from "zod";

/** What a caller handed to a method, checked; a TypeError that names the method and each field that does not fit. */
export function checkedInput<Input>(method: string, schema: z.ZodType<Input>, input: unknown): Input {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new TypeError(`${method} was given something it cannot use:\n${z.prettifyError(parsed.error)}`);
}
