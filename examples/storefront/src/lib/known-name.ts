/** A name from the address if `texts` has a text for it, else null. */
export function knownName<Name extends string>(
  texts: Readonly<Record<Name, string>>,
  name: unknown,
): Name | null {
  const isKnown = (value: unknown): value is Name => typeof value === "string" && Object.hasOwn(texts, value);
  return isKnown(name) ? name : null;
}
