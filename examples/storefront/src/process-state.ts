import "server-only";

/**
 * What there is one of in this process, made at first use. Next keeps module copies for pages and route handlers: they
 * meet on `globalThis`.
 */
export function processState<State>(
  name: string,
  isState: (value: unknown) => value is State,
  create: () => State,
): State {
  const key: unique symbol = Symbol.for(`kettle-and-fern.${name}`);
  const shared: object = globalThis;
  const known = key in shared ? shared[key] : undefined;
  if (isState(known)) return known;
  const created = create();
  Object.assign(shared, { [key]: created });
  return created;
}
