import type { ManagementCall } from "./call.js";
import { refusals } from "./refusal.js";

/** Reads a value of the query and returns what it lets through. */
type Filter<Item> = (value: string, name: string) => (item: Item) => boolean;

export type Filters<Item> = Readonly<Record<string, Filter<Item>>>;

/** What every list has beside its filters. */
const commonNames = [
  "page",
  "limit",
  "sort",
  "direction",
  "include",
  "include_fields",
  "exclude_fields",
] as const;

/**
 * The items that pass the query's filters.
 *
 * @throws ManagementRefusal 422 in v3 for a name that the list does not have. v2 ignores such names.
 */
export function filtered<Item>(
  call: ManagementCall,
  items: Iterable<Item>,
  filters: Filters<Item>,
  otherNames: readonly string[] = [],
): Item[] {
  const known = new Set<string>([...commonNames, ...otherNames, ...Object.keys(filters)]);
  const unknown = [...new Set(call.query.keys())].filter((name) => !known.has(name));
  if (call.version === "v3" && unknown.length > 0) throw refusals.v3.unknownFilters(unknown);
  const tests = Object.entries(filters).flatMap(([name, filter]) => {
    const value = call.query.get(name);
    return value === null ? [] : [filter(value, name)];
  });
  return [...items].filter((item) => tests.every((test) => test(item)));
}

/** The parts of a comma-separated value. */
export const listOf = (value: string): string[] => value.split(",").map((part) => part.trim());

function integersOf(value: string, name: string): number[] {
  return listOf(value).map((part) => {
    if (!/^-?\d{1,15}$/.test(part)) throw refusals.v3.notInteger(name, part);
    return Number(part);
  });
}

/** The forms of a filter that a list has; the empty one is the plain name. */
type Forms<Form extends string> = readonly (Form | "")[];

function ofForms<Item, Form extends string>(
  name: string,
  all: Readonly<Record<Form | "", Filter<Item>>>,
  forms: Forms<Form>,
): Filters<Item> {
  return Object.fromEntries(forms.map((form) => [form === "" ? name : `${name}:${form}`, all[form]]));
}

/** Filters of whole numbers. An item passes if one of its numbers does. */
export function integerFilters<Item>(
  name: string,
  of: (item: Item) => readonly number[],
  forms: Forms<"in" | "not_in" | "min" | "max" | "greater" | "less">,
): Filters<Item> {
  const one = (compare: (item: number, wanted: number) => boolean): Filter<Item> => {
    return (value, key) => {
      const [wanted = 0] = integersOf(value, key);
      return (item) => of(item).some((number) => compare(number, wanted));
    };
  };
  const among = (isIn: boolean): Filter<Item> => {
    return (value, key) => {
      const wanted = integersOf(value, key);
      return (item) => of(item).some((number) => wanted.includes(number)) === isIn;
    };
  };
  const all = {
    "": one((a, b) => a === b),
    in: among(true),
    not_in: among(false),
    min: one((a, b) => a >= b),
    max: one((a, b) => a <= b),
    greater: one((a, b) => a > b),
    less: one((a, b) => a < b),
  };
  return ofForms(name, all, forms);
}

/** `price`, `price:min` and `price:max` of an amount. */
export function amountFilters<Item>(name: string, of: (item: Item) => number | null): Filters<Item> {
  const one = (compare: (item: number, wanted: number) => boolean): Filter<Item> => {
    return (value, key) => {
      const wanted = Number(value);
      if (value.trim() === "" || !Number.isFinite(wanted)) throw refusals.v3.invalidFilter(key, value);
      return (item) => {
        const amount = of(item);
        return amount !== null && compare(amount, wanted);
      };
    };
  };
  return {
    [name]: one((a, b) => a === b),
    [`${name}:min`]: one((a, b) => a >= b),
    [`${name}:max`]: one((a, b) => a <= b),
  };
}

/** Filters of a text. Case does not matter. */
export function textFilters<Item>(
  name: string,
  of: (item: Item) => string,
  forms: Forms<"in" | "like">,
): Filters<Item> {
  const text = (item: Item) => of(item).toLowerCase();
  const wantedOf = (value: string) => listOf(value).map((part) => part.toLowerCase());
  const all: Record<"" | "in" | "like", Filter<Item>> = {
    "": (value) => (item) => text(item) === value.trim().toLowerCase(),
    in: (value) => {
      const wanted = wantedOf(value);
      return (item) => wanted.includes(text(item));
    },
    like: (value) => {
      const wanted = wantedOf(value);
      return (item) => wanted.some((part) => text(item).includes(part));
    },
  };
  return ofForms(name, all, forms);
}

/** A filter of true or false; 1 and 0 are understood too. */
export function flagFilter<Item>(of: (item: Item) => boolean): Filter<Item> {
  return (value, name) => {
    if (!/^(true|false|1|0)$/i.test(value)) throw refusals.v3.invalidFilter(name, value);
    const wanted = /^(true|1)$/i.test(value);
    return (item) => of(item) === wanted;
  };
}

/** `date_created`, `date_created:min` and `date_created:max`. A day without a time stands for the whole day. */
export function dateFilters<Item>(name: string, of: (item: Item) => string): Filters<Item> {
  const one = (compare: (item: string, wanted: string) => boolean): Filter<Item> => {
    return (value, key) => {
      if (Number.isNaN(Date.parse(value))) throw refusals.v3.invalidFilter(key, value);
      const wanted = value.length > 10 ? utcOf(value) : value;
      return (item) => compare(of(item).slice(0, wanted.length), wanted);
    };
  };
  return {
    [name]: one((a, b) => a === b),
    [`${name}:min`]: one((a, b) => a >= b),
    [`${name}:max`]: one((a, b) => a <= b),
  };
}

// A time without a zone is UTC.
function utcOf(value: string): string {
  const isZoned = /(Z|[+-]\d\d:?\d\d)$/i.test(value);
  return `${new Date(isZoned ? value : `${value}Z`).toISOString().slice(0, 19)}Z`;
}
