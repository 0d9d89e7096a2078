import { isRecord } from "../values.js";

/**
 * Node keeps the dispatcher of `fetch` in one of two places, by the version of the undici in it: since undici 8 handlers
 * have other methods, and with them came a new place. Read is the one that this process's own `fetch` reads.
 * Workers tell no version.
 * @see https://github.com/nodejs/undici/blob/main/lib/global.js
 */
export const hasNewHandlers = Number.parseInt(process.versions?.undici ?? "", 10) >= 8;
const slot = Symbol.for(hasNewHandlers ? "undici.globalDispatcher.2" : "undici.globalDispatcher.1");

/**
 * The dispatcher that `fetch` sends with at this moment: Node's own, or what the operator set with `setGlobalDispatcher`
 * or `NODE_USE_ENV_PROXY`. `undefined` where `fetch` has none, as in Bun and on Workers.
 */
export function platformDispatcher(): Dispatcher | undefined {
  return readSlot() ?? fillSlot();
}

/** What undici calls a dispatcher, as far as it is used here. */
export interface Dispatcher {
  dispatch(options: DispatchOptions, handler: object): unknown;
}

/** @see https://undici.nodejs.org/#/docs/api/Dispatcher.md?id=parameter-dispatchoptions */
export interface DispatchOptions {
  readonly origin: string;
  readonly path: string;
  readonly method: string;
  /** Names and values by turns. */
  readonly headers: readonly string[];
  readonly body: string | undefined;
  /** Zero: the deadline of the call is the only time-out. */
  readonly headersTimeout: 0;
  readonly bodyTimeout: 0;
  /** Zero, for an operator's dispatcher that follows redirects by default. */
  readonly maxRedirections: 0;
}

function readSlot(): Dispatcher | undefined {
  const value: unknown = Reflect.get(globalThis, slot);
  return isDispatcher(value) ? value : undefined;
}

let isLoaded = false;

/** Node fills the slot when the first of its fetch classes is used. */
function fillSlot(): Dispatcher | undefined {
  if (isLoaded) return undefined;
  isLoaded = true;
  if (typeof Response === "function") new Response();
  return readSlot();
}

function isDispatcher(value: unknown): value is Dispatcher {
  return isRecord(value) && typeof value.dispatch === "function";
}
