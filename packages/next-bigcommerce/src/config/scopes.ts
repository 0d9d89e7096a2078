import * as z from "zod/mini";
import type { PrivateTokenScope } from "./store-options.js";

const allScopes = ["Unauthenticated", "Customer", "B2B"] as const satisfies PrivateTokenScope[];

/** The scopes of a private token, each once, in a fixed order. `name` is what the message calls them. */
export function scopesSchema(name: string) {
  const isScope = (value: unknown) => allScopes.some((scope) => scope === value);
  const isList = (value: unknown) =>
    Array.isArray(value) && value.length > 0 && value.every(isScope) && new Set(value).size === value.length;
  return z.pipe(
    z.custom<readonly PrivateTokenScope[]>(isList, {
      abort: false,
      error: `${name} must be a list of one or more of ${allScopes.join(", ")}, without repeats.`,
    }),
    z.transform((given) => allScopes.filter((scope) => given.includes(scope))),
  );
}
