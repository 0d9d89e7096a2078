/** Made when it is asked for first, for what costs time and few processes need (benchmark `start`). */
export function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Whether `value` has entries to walk: an object or a list. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Whether `value` has properties to read: an object that is neither `null` nor a list. */
export function isRecord(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return isObject(value) && !Array.isArray(value);
}

/** What a refused value is, for a message. Only numbers are repeated: a string may be a secret in the wrong place. */
export function describeValue(value: unknown): string {
  return typeof value === "number" || typeof value === "bigint" ? String(value) : describeKind(value);
}

/** The same for what must not be repeated at all: whatever a browser sent, and what should be a secret. */
export function describeKind(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a Date";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
