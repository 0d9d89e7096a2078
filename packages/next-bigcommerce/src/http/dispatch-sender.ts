import type { Clock } from "../time/clock.js";
import { type Dispatcher, type DispatchOptions, hasNewHandlers } from "./dispatcher.js";
import { NewHandler, OldHandler } from "./handlers.js";
import type { HttpRequest, HttpResponse } from "./message.js";

const Handler = hasNewHandlers ? NewHandler : OldHandler;

/** Sends through a dispatcher: what `fetch` sends with, for a part of what `fetch` costs (benchmark `graphql-request`). */
export function createDispatchSender(clock: Clock) {
  const targets = new Map<string, Target>();
  const addTarget = (address: string) => {
    const target = readTarget(address);
    targets.set(address, target);
    return target;
  };
  return (request: HttpRequest, dispatcher: Dispatcher): Promise<HttpResponse> => {
    const target = targets.get(request.url) ?? addTarget(request.url);
    return new Promise((resolve, reject) => {
      const handler = new Handler(request, clock, resolve, reject);
      try {
        dispatcher.dispatch(toDispatchOptions(request, target), handler);
        handler.isDispatched = true;
      } catch (error) {
        handler.fail(error);
      }
    });
  };
}

type Target = Pick<DispatchOptions, "origin" | "path">;

function readTarget(address: string): Target {
  const { origin, pathname, search } = new URL(address);
  return { origin, path: pathname + search };
}

/** Written out: spread copies and lists of entries cost more than the rest (benchmark `graphql-request`). */
function toDispatchOptions(
  { method, headers, body }: HttpRequest,
  { origin, path }: Target,
): DispatchOptions {
  const lines = ["accept-encoding", "gzip, deflate, br"];
  for (const name of Object.keys(headers)) lines.push(name, headers[name] ?? "");
  return {
    origin,
    path,
    method,
    headers: lines,
    body,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxRedirections: 0,
  };
}
