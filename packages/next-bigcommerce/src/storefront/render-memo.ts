import { copyError, isBigCommerceError } from "../errors.js";
import type { GraphQLAnswer } from "./answer.js";
import type { SendStorefrontRequest, StorefrontRequest } from "./request.js";

/** Does the same work once in one render, and shares what came of it. Outside a render nothing is shared. */
export class RenderMemo {
  readonly #read: () => Map<string, unknown>;

  /** @param read - What this instance remembers for the present render. */
  constructor(read: () => Map<string, unknown>) {
    this.#read = read;
  }

  /**
   * Sends a query once for all who ask the same as the same customer. A mutation is sent each time, and so are a query
   * that is audited and one whose caller may give it up.
   */
  send(request: StorefrontRequest, send: SendStorefrontRequest): Promise<GraphQLAnswer> {
    const { document, scope, customer, channelId, locale, variablesJson, deadline } = request;
    if (document.kind === "mutation" || scope === "impersonation" || deadline.signal !== undefined)
      return send(request);
    const who = typeof customer === "object" ? customer.digest : (customer ?? "guest");
    // The document's number for its text: a map reads the whole key (12 µs for a document of 8 kB).
    const call = `${who}\n${channelId}\n${locale}\n${deadline.timeoutMs}\n${document.id}\n${variablesJson}`;
    return this.once(call, () => send(request), sharedAsItIs);
  }

  /**
   * Each caller waits in its own way, since it may give up sooner than the others. An error is copied for each, because
   * Next writes into it.
   */
  once<Value>(
    key: string,
    work: () => Promise<Value>,
    wait: (shared: Promise<Value>) => Promise<Value>,
  ): Promise<Value> {
    const memo = this.#read();
    const known = memo.get(key);
    if (known instanceof Promise) return wait(known).catch(throwCopy);
    const promise = work();
    memo.set(key, promise);
    return wait(promise);
  }
}

function throwCopy(error: unknown): never {
  throw isBigCommerceError(error) ? copyError(error) : error;
}

function sharedAsItIs<Value>(shared: Promise<Value>): Promise<Value> {
  return shared;
}
