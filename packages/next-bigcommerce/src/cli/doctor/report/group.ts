/** One or more. */
export type Group<Value> = readonly [Value, ...Value[]];

/** Values with the same key together, in the order of their first. Node 20 has no `Map.groupBy`. */
export function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Group<Value>[] {
  const groups = new Map<string, [Value, ...Value[]]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return [...groups.values()];
}
