import { isRecord } from "./values.js";

/**
 * State of the whole process. Next keeps a copy of a module for pages, for route handlers and for instrumentation: they
 * share what `globalThis` holds. Only data and promises belong in it, since it outlives module copies and hot reload.
 */
export function processState<State>(
  name: string,
  isState: (value: unknown) => value is State,
  create: () => State,
): State {
  const key = Symbol.for(name);
  const known = readGlobal(key);
  if (isState(known)) return known;
  const state = create();
  Object.defineProperty(globalThis, key, { value: state, enumerable: false, configurable: true });
  return state;
}

/** What any module copy, of this package or of another, has put there. */
export function readGlobal(key: symbol): unknown {
  const realm: unknown = globalThis;
  return isRecord(realm) ? realm[key] : undefined;
}
