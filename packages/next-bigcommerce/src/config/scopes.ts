import type { PrivateTokenScope } from "./store-options.js";

const allScopes = ["Unauthenticated", "Customer", "B2B"] as const satisfies PrivateTokenScope[];

/** Whether `value` lists scopes of a private token: one or more, each once. */
export function isScopeList(value: unknown): value is readonly PrivateTokenScope[] {
  const isScope = (entry: unknown) => allScopes.some((scope) => scope === entry);
  return (
    Array.isArray(value) && value.length > 0 && value.every(isScope) && new Set(value).size === value.length
  );
}

/** What {@link isScopeList} asks for, in words. `name` is what the message calls the list. */
export function scopeListRule(name: string): string {
  return `${name} must be a list of one or more of ${allScopes.join(", ")}, without repeats.`;
}

/** So that the same scopes are the same token. */
export function inFixedOrder(given: readonly PrivateTokenScope[]): readonly PrivateTokenScope[] {
  return allScopes.filter((scope) => given.includes(scope));
}
