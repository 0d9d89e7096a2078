import type { z } from "zod";

/** What is wrong with one entity of a list, and where in the list. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What of a list cannot be in a store, although each of its entities alone could. */
export type Check<Entity> = (entities: readonly Entity[]) => Iterable<Problem>;

export function checked<Schema extends z.ZodType<object[]>>(
  schema: Schema,
  ...checks: readonly Check<z.output<Schema>[number]>[]
) {
  return schema.superRefine((entities, context) => {
    for (const check of checks)
      for (const { path, message } of check(entities))
        context.addIssue({ code: "custom", path: [...path], message });
  });
}
