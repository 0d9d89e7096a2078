import type { ManagementCall } from "./call.js";
import { listOf } from "./filters.js";

/** Whether the query's `include` names a sub-resource. */
export function includes({ query }: ManagementCall, name: string): boolean {
  return listOf(query.get("include") ?? "").includes(name);
}

/** The resource as `include_fields` and `exclude_fields` leave it. The id always stays. */
export function chosenFields(
  { query }: ManagementCall,
  json: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const wanted = listOf(query.get("include_fields") ?? "").filter(Boolean);
  const unwanted = listOf(query.get("exclude_fields") ?? "").filter(Boolean);
  const included = listOf(query.get("include") ?? "");
  const isKept = (name: string) =>
    name === "id" ||
    included.includes(name) ||
    ((wanted.length === 0 || wanted.includes(name)) && !unwanted.includes(name));
  return Object.fromEntries(Object.entries(json).filter(([name]) => isKept(name)));
}
