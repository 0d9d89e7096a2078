import type { ManagementCall } from "./call.js";
import { refusals } from "./refusal.js";

type Keys<Item> = Readonly<Record<string, (item: Item) => string | number>>;

/** Sorts by `sort=name&direction=desc`, as the catalogue and v2 do; v2 also writes `sort=name:desc`. */
export function sorted<Item>(call: ManagementCall, items: readonly Item[], keys: Keys<Item>): Item[] {
  const [name = "", suffix] = (call.query.get("sort") ?? "").split(":");
  if (name === "") return [...items];
  const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
  const direction = suffix ?? call.query.get("direction") ?? "asc";
  if (key === undefined || !["asc", "desc"].includes(direction.toLowerCase())) {
    throw call.version === "v2"
      ? refusals.v2.invalid("sort")
      : refusals.v3.invalidFilter("sort", call.query.get("sort") ?? "");
  }
  const sign = direction.toLowerCase() === "desc" ? -1 : 1;
  return items.toSorted((a, b) => sign * compare(key(a), key(b)));
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en");
}
