import type { ManagementCall } from "./call.js";
import { refusals } from "./refusal.js";

const defaultPageSize = 50;
const largestPageSize = 250;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly perPage: number;
  readonly number: number;
  readonly totalPages: number;
}

/** The page that the query asks for. A page behind the last is empty. */
export function pageOf<Item>(
  call: ManagementCall,
  all: readonly Item[],
  most: number = largestPageSize,
): Page<Item> {
  const number = positive(call, "page", 1);
  const perPage = Math.min(positive(call, "limit", defaultPageSize), most);
  const start = (number - 1) * perPage;
  return {
    items: all.slice(start, start + perPage),
    total: all.length,
    perPage,
    number,
    totalPages: Math.ceil(all.length / perPage),
  };
}

function positive({ version, query }: ManagementCall, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null || text === "") return fallback;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  if (version === "v2") throw refusals.v2.invalid(name);
  throw Number.isSafeInteger(value)
    ? refusals.v3.invalidFilter(name, text)
    : refusals.v3.notInteger(name, text);
}
